using PolicyBot.App.Storage;
using PolicyBot.Chat;

namespace PolicyBot.Tests.Running;

/// <summary>How a question is asked.</summary>
internal enum Way
{
    Mention,
    Command,
    Direct,
}

/// <summary>A question that somebody asked, and how to tell what became of it.</summary>
/// <param name="Event">As the product names the event.</param>
/// <param name="Marks">What a message of the bot bears, any of it, that people take for the answer to this question.</param>
/// <param name="Acknowledged">
/// How long it took until the platform was told that the bot has it; null as long as it was not. Discord has no such word for messages.
/// </param>
internal sealed record Asked(Way Way, EventId Event, IReadOnlyList<string> Marks, Func<TimeSpan?> Acknowledged)
{
    public string Fingerprint => Stored.Fingerprint(Event);

    /// <summary>The key of the post that answers it.</summary>
    public string Key => Reply.Key(Event, 0);
}

/// <summary>A platform with people on it who ask.</summary>
internal interface IScene
{
    string Platform { get; }

    /// <summary>The settings that bring the bot here.</summary>
    IReadOnlyDictionary<string, string?> Settings { get; }

    /// <summary>How many sockets the bot holds open and ready.</summary>
    int Connections { get; }

    /// <summary>Whether everything that was on its way to the bot has arrived or been given up.</summary>
    bool IsQuiet { get; }

    /// <summary>Does once what the bot's operator does before its first start.</summary>
    Task PrepareAsync(IReadOnlyDictionary<string, string?> settings, CancellationToken cancellationToken);

    /// <summary>What a platform forgets when a bot is gone for long.</summary>
    void ForgetBot();

    /// <summary>Somebody asks; people and places take turns by the number.</summary>
    Task<Asked> AskAsync(int number, Way way);

    /// <summary>The messages of the bot that people see, each by its marks.</summary>
    IReadOnlyList<IReadOnlyList<string>> Posts();

    /// <summary>What happened so far, for a failing test.</summary>
    string Story();
}

internal static class Answers
{
    /// <summary>How many answers people see to this question at present.</summary>
    public static int To(this IScene scene, Asked asked) => scene.Posts().Count(marks => marks.Any(asked.Marks.Contains));
}
