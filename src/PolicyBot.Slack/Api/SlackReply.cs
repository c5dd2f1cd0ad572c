using System.Text.Json;

namespace PolicyBot.Slack.Api;

/// <summary>How a call of the Web API, or of a response_url, ended.</summary>
internal abstract record SlackReply
{
    private SlackReply()
    {
    }

    public sealed record Done(JsonElement Body) : SlackReply
    {
        /// <summary>A body may hold a token, or a socket's ticket.</summary>
        public override string ToString() => "done";
    }

    /// <summary>Slack said no.</summary>
    /// <param name="Error">Its word, such as "not_in_channel".</param>
    /// <param name="Detail">What it adds: the scope that is missing, the block that is wrong.</param>
    public sealed record Refused(string Error, string? Detail = null) : SlackReply
    {
        public override string ToString() => Detail is null ? Error : $"{Error} ({Detail})";
    }

    /// <summary>Too many calls of this method for this workspace.</summary>
    public sealed record Limited(TimeSpan After) : SlackReply;

    /// <summary>It was not sent: Slack cannot be reached.</summary>
    public sealed record Unreachable(string Reason) : SlackReply;

    /// <summary>It was sent, and what became of it is not known: the answer was lost, late or a server's error.</summary>
    public sealed record Unknown(string Reason) : SlackReply;
}

/// <summary>A call of a method by the bot of one workspace.</summary>
/// <param name="Arguments">JSON values by name; null ones are left out.</param>
internal sealed record SlackCall(string Method, string Workspace, string Token, IReadOnlyDictionary<string, object?> Arguments, string? Channel = null)
{
    /// <summary>The token is never shown.</summary>
    public override string ToString() => Method;
}
