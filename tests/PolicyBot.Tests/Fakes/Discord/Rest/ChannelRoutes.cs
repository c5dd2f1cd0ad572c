namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>Channels, threads and guilds.</summary>
internal sealed class ChannelRoutes(World world, ChannelAccess access, Posting posting, Events events)
{
    private static readonly long[] _archiveAfter = [60, 1440, 4320, 10080];

    public IEnumerable<Route> Routes =>
    [
        new("GET", "/channels/{channel_id}", call => Reply.Ok(ChannelPayloads.Of(access.Channel(call.Path["channel_id"]), world))),
        new("PATCH", "/channels/{channel_id}", Change) { Limit = 5, Per = TimeSpan.FromSeconds(5) },
        new("POST", "/channels/{channel_id}/typing", Typing) { Limit = 5, Per = TimeSpan.FromSeconds(5) },
        new("POST", "/channels/{channel_id}/messages/{message_id}/threads", FromMessage) { Limit = 50, Per = TimeSpan.FromSeconds(300), Bucket = "threads" },
        new("POST", "/channels/{channel_id}/threads", Alone) { Limit = 50, Per = TimeSpan.FromSeconds(300), Bucket = "threads" },
        new("PUT", "/channels/{channel_id}/thread-members/@me", Join),
        new("GET", "/guilds/{guild_id}", call => Reply.Ok(GuildPayloads.Of(access.Guild(call.Path["guild_id"])))),
        new("GET", "/guilds/{guild_id}/channels", call => Reply.Ok(Json.Array(world.ChannelsOf(access.Guild(call.Path["guild_id"])).Where(c => !c.IsThread).Select(c => ChannelPayloads.Of(c, world))))),
        new("GET", "/guilds/{guild_id}/roles", Roles),
        new("GET", "/guilds/{guild_id}/members/{user_id}", call => Reply.Ok(UserPayloads.Of(Member(call)))),
        new("GET", "/users/@me/guilds/{guild_id}/member", call => Reply.Ok(UserPayloads.Of(access.Guild(call.Path["guild_id"]).Members[world.Bot.Id]))),
    ];

    private Reply Change(Call call)
    {
        var channel = access.Channel(call.Path["channel_id"]);
        var needed = channel.IsThread ? Permission.ManageThreads : Permission.ManageChannels;
        if (channel.OwnerId != world.Bot.Id && !access.May(channel, needed))
        {
            throw Refusal.MissingPermissions();
        }

        channel.Name = call.Json.Text("name") ?? channel.Name;
        channel.Archived = call.Json.Has("archived") ? call.Json.Yes("archived") : channel.Archived;
        channel.Locked = call.Json.Has("locked") ? call.Json.Yes("locked") : channel.Locked;
        events.ChannelUpdated(channel);
        return Reply.Ok(ChannelPayloads.Of(channel, world));
    }

    private Reply Typing(Call call)
    {
        events.Typed(access.Writable(call.Path["channel_id"]), world.Bot);
        return Reply.NoContent;
    }

    private Reply FromMessage(Call call)
    {
        var channel = access.Channel(call.Path["channel_id"], Permission.CreatePublicThreads);
        var message = access.Message(channel, call.Path["message_id"]);
        CheckForm(call);
        if (channel.IsThread || channel.IsDirect)
        {
            throw new Refusal(400, 50024, "Cannot execute action on this channel type");
        }

        if (message.Thread is not null)
        {
            throw Refusal.ThreadExists();
        }

        var type = channel.Type == ChannelType.Announcement ? ChannelType.AnnouncementThread : ChannelType.PublicThread;
        message.Thread = Make(call, channel, type, message.Id);
        message.Flags |= MessageFlags.HasThread;
        return new(201, ChannelPayloads.Of(message.Thread, world));
    }

    private Reply Alone(Call call)
    {
        var channel = access.Channel(call.Path["channel_id"]);
        CheckForm(call);
        if (!channel.TakesMessages)
        {
            return Post(call, channel);
        }

        // Without a type Discord makes a private thread, which nobody but those mentioned in it will see.
        var type = (ChannelType)(call.Json.Number("type") ?? (long)ChannelType.PrivateThread);
        var needed = type == ChannelType.PrivateThread ? Permission.CreatePrivateThreads : Permission.CreatePublicThreads;
        if (!access.May(channel, needed))
        {
            throw Refusal.MissingPermissions();
        }

        return new(201, ChannelPayloads.Of(Make(call, channel, type, id: null), world));
    }

    private Reply Post(Call call, Channel forum)
    {
        var first = call.Json.At("message") ?? throw FormErrors.Single("message", "BASE_TYPE_REQUIRED", "This field is required");
        MessageRules.Check(first, call.Body.Files, existing: null, "message");
        if (!access.May(forum, Permission.SendMessages))
        {
            throw Refusal.MissingPermissions();
        }

        var thread = Make(call, forum, ChannelType.PublicThread, id: null);
        var message = posting.Post(thread, world.Bot, first, call.Body.Files, Origin.Plain);
        return new(201, ChannelPayloads.Of(thread, world).With("message", MessagePayloads.Of(message, world)));
    }

    private Channel Make(Call call, Channel parent, ChannelType type, string? id)
    {
        var thread = world.AddThread(parent, call.Json.Text("name")!, type, world.Bot, id);
        thread.AutoArchiveMinutes = (int)(call.Json.Number("auto_archive_duration") ?? 4320);
        events.ThreadCreated(thread);
        return thread;
    }

    private static void CheckForm(Call call)
    {
        var errors = new FormErrors();
        errors.Text(call.Json, "name", "", 100, 1, required: true);
        if (call.Json.Number("auto_archive_duration") is { } minutes && !_archiveAfter.Contains(minutes))
        {
            errors.Choice("auto_archive_duration", string.Join(", ", _archiveAfter));
        }

        if (call.Json.Number("type") is not (null or 10 or 11 or 12))
        {
            errors.Choice("type", "10, 11, 12");
        }

        errors.ThrowIfAny();
    }

    private Reply Join(Call call)
    {
        access.Channel(call.Path["channel_id"]).ThreadMembers.Add(world.Bot.Id);
        return Reply.NoContent;
    }

    private Reply Roles(Call call)
    {
        var guild = access.Guild(call.Path["guild_id"]);
        return Reply.Ok(Json.Array(guild.Roles.Values.Select(role => UserPayloads.Of(role, guild))));
    }

    private Member Member(Call call) =>
        access.Guild(call.Path["guild_id"]).Members.TryGetValue(call.Path["user_id"], out var member) ? member : throw Refusal.UnknownMember();
}
