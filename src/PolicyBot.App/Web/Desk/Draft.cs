namespace PolicyBot.App.Web.Desk;

/// <summary>Where a draft is on its way into the library.</summary>
internal enum DraftState
{
    /// <summary>Its author works on it.</summary>
    Writing,

    /// <summary>It waits for a second person.</summary>
    Submitted,

    /// <summary>It is in the library.</summary>
    Approved,

    /// <summary>It was given up.</summary>
    Dropped,
}

/// <summary>A version of one file of the library, on its way there or there.</summary>
/// <param name="Text">The whole file.</param>
/// <param name="Author">Who wrote it, as the audit log names them.</param>
/// <param name="Approver">The second person, who is never the author.</param>
/// <param name="Gaps">The questions that it is to answer.</param>
/// <param name="Before">The file as it was before; null for a new one.</param>
internal sealed record Draft(
    string Id,
    string Text,
    DraftState State,
    string Author,
    string? Approver,
    string Note,
    IReadOnlyList<GapRef> Gaps,
    string? Before,
    DateTimeOffset At)
{
    public const int LongestText = 200_000;
}

/// <summary>A question that the library could not answer well, and who is told when it can.</summary>
/// <param name="Source">Which record of the question it is.</param>
internal sealed record GapRef(GapSource Source, long Seq, string Question);

internal enum GapSource
{
    /// <summary>It was not covered.</summary>
    NotCovered,

    /// <summary>Somebody found the answer not helpful.</summary>
    Disliked,
}

/// <param name="Reason">What the person said was wrong; null where nothing was said.</param>
/// <param name="Nearest">Ids of entries.</param>
internal sealed record Gap(GapSource Source, long Seq, string Question, Chat.PersonKey Person, Chat.Place Place, Language Language, string? Reason, IReadOnlyList<string> Nearest, DateTimeOffset At)
{
    public GapRef Ref => new(Source, Seq, Question);
}

/// <param name="Who">Name and subject of the curator.</param>
internal sealed record LogEntry(DateTimeOffset At, string Who, string Role, string What, string Subject, string Details);
