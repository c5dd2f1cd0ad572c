using PolicyBot.Asking;

namespace PolicyBot.Chat;

/// <summary>One question and what became of it, kept as long as the retention setting says.</summary>
/// <param name="Question">Masked. Empty for what was not answered on purpose: silence keeps no text.</param>
/// <param name="Answer">Null where the bot stayed silent.</param>
/// <param name="Because">Why it answered as it did, or stayed silent: for <c>/policy why</c>.</param>
public sealed record Turn(AnswerId Id, EventId Event, Place Place, PersonKey Person, Audience Audience, string Question, Answer? Answer, string Because, DateTimeOffset At);

/// <summary>What somebody thought of an answer.</summary>
/// <param name="Reason">Masked; null where none was given.</param>
public sealed record Feedback(AnswerId Answer, PersonKey Person, bool Helpful, string? Reason, DateTimeOffset At);

/// <summary>A question that the library does not cover.</summary>
/// <param name="Nearest">Entry ids that came nearest.</param>
public sealed record CoverageGap(Place Place, PersonKey Person, string Question, Language Language, IReadOnlyList<string> Nearest, DateTimeOffset At);

/// <summary>What handling an event changes. All effects of one event are committed together with it, or none.</summary>
public abstract record Effect
{
    private Effect()
    {
    }

    public sealed record Say(Post Post) : Effect;

    public sealed record Remember(Turn Turn) : Effect;

    public sealed record Rate(Feedback Feedback) : Effect;

    public sealed record MissedBy(CoverageGap Gap) : Effect;

    /// <param name="Channel">A place without thread.</param>
    public sealed record Configure(Place Channel, ChannelSettings Settings, PersonKey By, DateTimeOffset At) : Effect;

    /// <summary>Whether anything may be kept about a person from now on.</summary>
    public sealed record KeepNothing(PersonKey Person, bool Off) : Effect;

    /// <summary>Removes a person from every table: all that is kept about them.</summary>
    public sealed record ForgetPerson(PersonKey Person) : Effect;

    /// <summary>A channel subscribes to digests, or changes how.</summary>
    public sealed record Subscribe(Digests.Subscription Subscription) : Effect;

    public sealed record Unsubscribe(Digests.Subscription Subscription) : Effect;

    /// <summary>The bot was taken out of a workspace, or of one channel: what was still to be posted there is recorded as failed.</summary>
    public sealed record Leave(Place Place, bool Everywhere) : Effect;

    /// <summary>What was asked in this place and is not yet answered is dropped.</summary>
    public sealed record Drop(Place Place) : Effect;
}

/// <summary>Reads what was said before.</summary>
public interface IRecall
{
    /// <summary>The last turns of a conversation that may be shown to this person, oldest first: other people's private ones are left out.</summary>
    Task<IReadOnlyList<Turn>> ConversationAsync(Place place, PersonKey person, int most, CancellationToken cancellationToken);

    /// <summary>The last turns of this person in a channel, in whichever thread, oldest first.</summary>
    Task<IReadOnlyList<Turn>> OfPersonAsync(Place place, PersonKey person, int most, CancellationToken cancellationToken);

    /// <returns>Null when there is none, or it has been forgotten.</returns>
    Task<Turn?> FindAsync(AnswerId id, CancellationToken cancellationToken);
}

/// <summary>Reads settings.</summary>
public interface IReadSettings
{
    /// <summary>The settings of the channel, without regard to the thread; the default where nothing was set.</summary>
    Task<ChannelSettings> OfAsync(Place place, CancellationToken cancellationToken);

    /// <summary>Whether a person wants nothing kept.</summary>
    Task<bool> KeepsNothingAsync(PersonKey person, CancellationToken cancellationToken);
}

/// <summary>Counts questions, for rate limits that hold across replicas.</summary>
public interface ICountQuestions
{
    /// <summary>How many events that ask something came since <paramref name="since"/>, the one being handled among them.</summary>
    Task<QuestionCounts> SinceAsync(Place place, PersonKey person, DateTimeOffset since, CancellationToken cancellationToken);
}

public sealed record QuestionCounts(int OfPerson, int OfChannel, int OfWorkspace);

/// <summary>Gives a person all that is kept about them.</summary>
public interface IExportPerson
{
    /// <returns>JSON, indented, as UTF-8: one array per kind of record.</returns>
    Task<byte[]> ExportAsync(PersonKey person, CancellationToken cancellationToken);
}
