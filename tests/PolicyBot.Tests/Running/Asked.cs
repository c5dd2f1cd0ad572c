using PolicyBot.App.Storage;
using PolicyBot.Chat;

namespace PolicyBot.Tests.Running;

/// <summary>A question that somebody asked, and how to tell what became of it.</summary>
/// <param name="Way">Such as "mention".</param>
/// <param name="Event">As the product names the event.</param>
/// <param name="IsAcknowledged">Whether the platform was told that the bot has it. Discord has no such word for messages.</param>
/// <param name="Answers">How many answers people see to it at present.</param>
internal sealed record Asked(string Way, EventId Event, Func<bool> IsAcknowledged, Func<int> Answers)
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

    /// <summary>Somebody asks: each number another person, another place, another way.</summary>
    Task<Asked> AskAsync(int number);

    /// <summary>What happened so far, for a failing test.</summary>
    string Story();
}
