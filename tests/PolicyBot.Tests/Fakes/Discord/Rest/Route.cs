using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>Who may call a route.</summary>
internal enum Access
{
    /// <summary>The bot, by its token.</summary>
    Bot,

    /// <summary>Whoever knows the token in the path; such calls are outside the global limit.</summary>
    InteractionToken,

    /// <summary>Anybody.</summary>
    Open,
}

/// <param name="Path">The values of the path's parameters.</param>
internal sealed record Call(RecordedRequest Request, IReadOnlyDictionary<string, string> Path, IReadOnlyDictionary<string, string> Query)
{
    public JsonNode? Json => Request.Body.Json;

    public Body Body => Request.Body;

    public bool Asks(string flag) => Query.TryGetValue(flag, out var value) && value is "true" or "True" or "1";
}

internal record Reply(int Status, JsonNode? Body = null)
{
    public static readonly Reply NoContent = new(204);

    public static Reply Ok(JsonNode body) => new(200, body);
}

/// <summary>A documented route, what it does, and how often it may be called.</summary>
/// <param name="Template">"/channels/{channel_id}/messages".</param>
internal sealed record Route(string Method, string Template, Func<Call, Reply> Handle, Access Access = Access.Bot)
{
    private readonly string[] _steps = Template.Split('/', StringSplitOptions.RemoveEmptyEntries);

    public int Limit { get; init; } = 10;

    public TimeSpan Per { get; init; } = TimeSpan.FromSeconds(1);

    public string Key => $"{Method} {Template}";

    /// <summary>Routes with the same bucket share a limit.</summary>
    public string Bucket { get => field ?? Key; init; }

    public IReadOnlyDictionary<string, string>? Match(string[] steps)
    {
        if (steps.Length != _steps.Length)
        {
            return null;
        }

        var values = new Dictionary<string, string>();
        foreach (var (wanted, step) in _steps.Zip(steps))
        {
            if (wanted[0] == '{')
            {
                values[wanted[1..^1]] = step;
            }
            else if (wanted != step)
            {
                return null;
            }
        }

        return values;
    }

    /// <summary>The parameters that split a bucket: the first channel, guild or webhook with its token.</summary>
    public string MajorParameters(IReadOnlyDictionary<string, string> path)
    {
        var majors = _steps[0] switch
        {
            "channels" => ["channel_id"],
            "guilds" => ["guild_id"],
            "webhooks" => ["webhook_id", "webhook_token"],
            "interactions" => ["interaction_id", "interaction_token"],
            _ => Array.Empty<string>(),
        };
        return string.Join(':', majors.Select(major => path.GetValueOrDefault(major)));
    }
}
