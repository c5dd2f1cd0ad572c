namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>Answers to interactions and what follows them; whoever knows the token may call.</summary>
internal sealed class InteractionRoutes(World world, FakeDiscordOptions options, InteractionAnswers answers, Posting posting)
{
    private const string Webhook = "/webhooks/{webhook_id}/{webhook_token}";
    private const int FollowUpsOfUserInstall = 5;
    private static readonly TimeSpan _tokenLives = TimeSpan.FromMinutes(15);

    public IEnumerable<Route> Routes =>
    [
        new("POST", "/interactions/{interaction_id}/{interaction_token}/callback", Answer, Access.InteractionToken) { Limit = 5 },
        ByToken("POST", Webhook, FollowUp),
        ByToken("GET", Webhook + "/messages/@original", call => Shown(Original(call))),
        ByToken("PATCH", Webhook + "/messages/@original", EditOriginal),
        ByToken("DELETE", Webhook + "/messages/@original", call => Delete(Original(call))),
        ByToken("GET", Webhook + "/messages/{message_id}", call => Shown(One(call))),
        ByToken("PATCH", Webhook + "/messages/{message_id}", call => Edit(call, One(call))),
        ByToken("DELETE", Webhook + "/messages/{message_id}", call => Delete(One(call))),
    ];

    private static Route ByToken(string method, string template, Func<Call, Reply> handle) =>
        new(method, template, handle, Access.InteractionToken) { Limit = 5, Per = TimeSpan.FromSeconds(2), Bucket = "webhook" };

    private Reply Answer(Call call)
    {
        if (!world.Interactions.TryGetValue(call.Path["interaction_id"], out var interaction) || interaction.Token != call.Path["interaction_token"])
        {
            throw Refusal.UnknownInteraction();
        }

        answers.Take(interaction, call.Json, call.Body.Files);
        return call.Asks("with_response") ? Reply.Ok(answers.Response(interaction)) : Reply.NoContent;
    }

    private Reply FollowUp(Call call)
    {
        var interaction = Interaction(call);
        MessageRules.Check(call.Json, call.Body.Files, existing: null);
        if (interaction.Original is { IsLoading: true, Deleted: false } thinking)
        {
            // Deprecated, and still so: the first follow-up to a deferral is the edit of the original, whatever its flags say.
            return Edit(call, thinking);
        }

        if (interaction.UserInstalledOnly && interaction.FollowUps.Count >= FollowUpsOfUserInstall)
        {
            throw Refusal.TooManyFollowUps();
        }

        var flags = MessageRules.Flags(call.Json) & MessageFlags.Ephemeral;
        var origin = new Origin(19, interaction, world.ApplicationId, flags, interaction.Original);
        var message = posting.Post(interaction.Channel, world.Bot, call.Json, call.Body.Files, origin with { Type = origin.RepliesTo is null ? 0 : 19 });
        interaction.FollowUps.Add(message);
        return Shown(message);
    }

    private Reply EditOriginal(Call call)
    {
        var original = Original(call);
        return options.Broken == Flaw.DeferredNeverCompletes ? Shown(original) : Edit(call, original);
    }

    private Reply Edit(Call call, Message message)
    {
        MessageRules.Check(call.Json, call.Body.Files, message);
        if (message.IsLoading && MessageIsEmpty(call))
        {
            throw Refusal.EmptyMessage();
        }

        posting.Edit(message, call.Json, call.Body.Files);
        return Shown(message);
    }

    private static bool MessageIsEmpty(Call call) =>
        string.IsNullOrWhiteSpace(call.Json.Text("content")) && call.Json.Items("embeds").Count == 0 && call.Json.Items("components").Count == 0 && call.Body.Files.Count == 0;

    private Reply Delete(Message message)
    {
        posting.Delete(message);
        return Reply.NoContent;
    }

    private Message Original(Call call) =>
        Interaction(call).Original is { Deleted: false } original ? original : throw Refusal.UnknownMessage();

    private Message One(Call call)
    {
        var interaction = Interaction(call);
        var id = call.Path["message_id"];
        return interaction.FollowUps.Prepend(interaction.Original).FirstOrDefault(message => message?.Id == id && !message.Deleted) ?? throw Refusal.UnknownMessage();
    }

    /// <summary>The interaction of a token that is known, alive, and has had its first answer.</summary>
    private Interaction Interaction(Call call)
    {
        var interaction = world.Interactions.Values.FirstOrDefault(interaction => interaction.Token == call.Path["webhook_token"]);
        if (interaction is null || call.Path["webhook_id"] != world.ApplicationId || !interaction.IsAnswered)
        {
            throw Refusal.UnknownWebhook();
        }

        return world.Now - interaction.CreatedAt > _tokenLives ? throw Refusal.InvalidWebhookToken() : interaction;
    }

    private Reply Shown(Message message) => Reply.Ok(MessagePayloads.Of(message, world));
}
