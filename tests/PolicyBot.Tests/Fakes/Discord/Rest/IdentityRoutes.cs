using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>Who the bot is, where its gateway is, and whom it may write to directly.</summary>
internal sealed class IdentityRoutes(FakeDiscord fake, World world, FakeDiscordOptions options, SessionStarts starts)
{
    private readonly HashSet<string> _opened = [];

    public IEnumerable<Route> Routes =>
    [
        new("GET", "/gateway", _ => Reply.Ok(new JsonObject { ["url"] = fake.GatewayUrl }), Access.Open),
        new("GET", "/gateway/bot", _ => Gateway()) { Limit = 2, Per = TimeSpan.FromSeconds(1) },
        new("GET", "/applications/@me", _ => Reply.Ok(ReadyPayload.Application(world, fake.PublicKey, fake.InteractionsEndpoint?.ToString()))),
        new("GET", "/users/@me", _ => Reply.Ok(UserPayloads.Self(world.Bot))),
        new("GET", "/users/{user_id}", call => Reply.Ok(UserPayloads.Of(Person(call.Path["user_id"])))),
        new("POST", "/users/@me/channels", OpenDirectChannel) { Limit = 10, Per = TimeSpan.FromSeconds(10) },
    ];

    private Reply Gateway()
    {
        var answer = new JsonObject { ["url"] = fake.GatewayUrl, ["shards"] = options.Shards };
        if (options.Broken != Flaw.NoSessionStartLimit)
        {
            answer["session_start_limit"] = new JsonObject
            {
                ["total"] = options.SessionStartTotal,
                ["remaining"] = starts.Remaining,
                ["reset_after"] = (long)starts.ResetAfter.TotalMilliseconds,
                ["max_concurrency"] = options.MaxConcurrency,
            };
        }

        return Reply.Ok(answer);
    }

    private Reply OpenDirectChannel(Call call)
    {
        var id = call.Json.Text("recipient_id") ?? throw FormErrors.Single("recipient_id", "BASE_TYPE_REQUIRED", "This field is required");
        var user = Person(id);
        if (user.IsBot || !world.Guilds.Values.Any(guild => guild.HasBot && guild.Members.ContainsKey(id)))
        {
            throw Refusal.CannotMessageUser();
        }

        if (_opened.Add(id) && _opened.Count > fake.DirectChannelsAllowed)
        {
            throw Refusal.OpeningTooFast();
        }

        return Reply.Ok(ChannelPayloads.Of(world.DirectChannel(user), world));
    }

    private User Person(string id) => world.Users.TryGetValue(id, out var user) ? user : throw Refusal.UnknownUser();
}
