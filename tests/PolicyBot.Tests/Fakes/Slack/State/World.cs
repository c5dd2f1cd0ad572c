using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Slack.State;

/// <summary>Everything that exists: workspaces, people, channels, views, files. Whoever touches it holds <see cref="Gate"/>.</summary>
internal sealed class World(TimeProvider clock)
{
    private long _lastMicros;
    private int _lastId;

    public Lock Gate { get; } = new();

    public TimeProvider Clock => clock;

    public string AppId => "A0POLICYBOT";

    public string AppToken => "xapp-1-A0POLICYBOT-1-fake";

    public string ClientId => "1000000000.2000000000";

    public string ClientSecret => "fake-client-secret";

    public string SigningSecret => "8f742231b10e8888abcd99yyyzzz85a5";

    public List<Team> Teams { get; } = [];

    public Dictionary<string, Person> People { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Conversation> Channels { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, View> Views { get; } = new(StringComparer.Ordinal);

    /// <summary>What <c>views.publish</c> last showed, by user id.</summary>
    public Dictionary<string, View> Homes { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, UploadedFile> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>By channel and thread.</summary>
    public Dictionary<(string Channel, string? Thread), Session> Sessions { get; } = [];

    /// <summary>The channel that a user has beside the agent's pane, by user id.</summary>
    public Dictionary<string, Conversation> Beside { get; } = new(StringComparer.Ordinal);

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>A new message id, later than every earlier one.</summary>
    public string NewTs()
    {
        var micros = Now.ToUnixTimeMilliseconds() * 1000;
        _lastMicros = Math.Max(_lastMicros + 100, micros);
        return $"{_lastMicros / 1_000_000}.{_lastMicros % 1_000_000:D6}";
    }

    /// <summary>For example <c>C0000000007</c>.</summary>
    public string NewId(string prefix) => $"{prefix}{Interlocked.Increment(ref _lastId):D10}";

    /// <summary>The direct message between a user and the app; made when there is none.</summary>
    public Conversation DirectWith(Person person, Installation bot)
    {
        var found = Channels.Values.FirstOrDefault(
            channel => channel.Kind == ChannelKind.Direct && channel.Members.Contains(person.Id) && channel.Members.Contains(bot.BotUserId));
        if (found is null)
        {
            found = new(bot.Team, NewId("D"), "directmessage", ChannelKind.Direct) { Members = { person.Id, bot.BotUserId } };
            Channels.Add(found.Id, found);
        }

        return found;
    }
}

/// <summary>A modal or a Home tab. <see cref="Json"/> is what the API answers with.</summary>
internal sealed class View(JsonObject json, Person owner)
{
    public JsonObject Json { get; set; } = json;

    public Person Owner { get; } = owner;

    public string Id => Json["id"]!.GetValue<string>();

    public bool Open { get; set; } = true;

    /// <summary>Messages under inputs, from the last refused submission.</summary>
    public JsonObject? Errors { get; set; }
}

internal sealed record UploadedFile(string Id, string Name, long Length, Installation Owner)
{
    public string? AltText { get; init; }

    public ReadOnlyMemory<byte> Content { get; set; }

    public bool Uploaded { get; set; }

    public bool Completed { get; set; }

    public string? Title { get; set; }
}

/// <summary>What the agent's surface shows about one conversation.</summary>
internal sealed class Session
{
    private static readonly TimeSpan _fades = TimeSpan.FromMinutes(2);

    /// <summary>processing, active, suspended or closed.</summary>
    public string State { get; set; } = "active";

    /// <summary>The text of <c>assistant.threads.setStatus</c>; empty when none is shown.</summary>
    public string Status { get; set; } = "";

    public DateTimeOffset StatusSince { get; set; }

    /// <summary>The status that a reader still sees: it fades by itself.</summary>
    public string StatusAt(DateTimeOffset now) => now - StatusSince < _fades ? Status : "";

    public string? Title { get; set; }

    public JsonArray Prompts { get; set; } = [];
}
