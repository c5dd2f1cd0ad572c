using PolicyBot.Statistics;

namespace PolicyBot.Knowledge;

/// <summary>What became of an entry.</summary>
public enum ChangeKind
{
    /// <summary>What was said was wrong, or the source has put it right.</summary>
    Corrected,

    StatusChanged,

    /// <summary>What it describes has ended.</summary>
    Expired,

    /// <summary>A newer figure, or a newer release of a table.</summary>
    FigureUpdated,

    /// <summary>New in the library.</summary>
    Added,
}

/// <summary>One dated step in the history of an entry, as a curator declares it or as two versions of the library differ.</summary>
/// <param name="On">When it happened: a day, or a month where no day is known.</param>
/// <param name="From">The status before; set for <see cref="ChangeKind.StatusChanged"/> and <see cref="ChangeKind.Expired"/>.</param>
/// <param name="To">The status after.</param>
/// <param name="Was">For a correction: what the library said before.</param>
/// <param name="Facts">The facts of the entry that bear it out; empty only for a new release of a table.</param>
public sealed record Change(Period On, ChangeKind Kind, EntryStatus? From, EntryStatus? To, Bilingual? Was, IReadOnlyList<FactId> Facts);

/// <summary>What comes on a day.</summary>
public enum DueKind
{
    TakesEffect,
    Expires,
    CommentsClose,
    CourtDate,
    Decision,
}

/// <summary>Something in an entry that falls due on a known day.</summary>
/// <param name="Facts">The facts of the entry that give the day.</param>
public sealed record Due(Period On, DueKind Kind, IReadOnlyList<FactId> Facts);
