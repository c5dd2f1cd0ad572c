namespace PolicyBot.Slack.Api;

/// <summary>The methods in use, how often each may be called for one workspace, and in which form.</summary>
internal static class Methods
{
    public const string OpenConnection = "apps.connections.open";
    public const string Test = "auth.test";
    public const string PostMessage = "chat.postMessage";
    public const string PostEphemeral = "chat.postEphemeral";
    public const string Update = "chat.update";
    public const string OpenView = "views.open";
    public const string History = "conversations.history";
    public const string Replies = "conversations.replies";
    public const string Conversation = "conversations.info";
    public const string OpenConversation = "conversations.open";
    public const string User = "users.info";
    public const string SetStatus = "assistant.threads.setStatus";
    public const string SetTitle = "assistant.threads.setTitle";
    public const string SetPrompts = "assistant.threads.setSuggestedPrompts";
    public const string SetSession = "agents.sessions.setStatus";
    public const string GetUploadUrl = "files.getUploadURLExternal";
    public const string CompleteUpload = "files.completeUploadExternal";
    public const string Access = "oauth.v2.access";

    private const int Tier2 = 20;
    private const int Tier3 = 50;
    private const int Tier4 = 100;

    /// <summary>Per minute; see docs.slack.dev/apis/web-api/rate-limits. Slack says "several hundred" for chat.postMessage.</summary>
    private static readonly Dictionary<string, int> _perMinute = new(StringComparer.Ordinal)
    {
        [PostMessage] = 600,
        [PostEphemeral] = Tier4,
        [Update] = Tier3,
        [OpenView] = Tier4,
        [History] = Tier3,
        [Replies] = Tier3,
        [Conversation] = Tier3,
        [OpenConversation] = Tier3,
        [User] = Tier4,
        [SetStatus] = 600,
        [SetTitle] = Tier3,
        [SetPrompts] = Tier3,
        [GetUploadUrl] = Tier4,
        [CompleteUpload] = Tier4,
        [Test] = 600,
    };

    private static readonly HashSet<string> _reads = new(StringComparer.Ordinal) { History, Replies, Conversation, User };

    /// <summary>What Slack documents least for methods that are not in its table.</summary>
    public static int PerMinute(string method) => _perMinute.GetValueOrDefault(method, Tier2);

    /// <summary>Reads take their arguments in the query, and may be sent again when a connection breaks.</summary>
    public static bool IsRead(string method) => _reads.Contains(method);

    /// <summary>The one method in use here that documents a form as its body; see docs.slack.dev on files.getUploadURLExternal.</summary>
    public static bool TakesForm(string method) => method == GetUploadUrl;
}
