using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

internal static class MessagePayloads
{
    /// <summary>A message as REST returns it to its author, or to who may read content.</summary>
    public static JsonObject Of(Message message, World world)
    {
        var payload = new JsonObject
        {
            ["id"] = message.Id,
            ["channel_id"] = message.Channel.Id,
            ["type"] = message.Type,
            ["author"] = UserPayloads.Of(message.Author),
            ["content"] = message.Content,
            ["embeds"] = message.VisibleEmbeds.Copy(),
            ["components"] = message.Components.Copy(),
            ["attachments"] = Json.Array(message.Attachments.Select(attachment => Of(attachment, message))),
            ["mentions"] = Json.Array(message.Mentions.Select(UserPayloads.Of)),
            ["mention_roles"] = Json.Array(message.MentionRoles),
            ["mention_everyone"] = message.MentionsEveryone,
            ["timestamp"] = UserPayloads.Stamp(message.SentAt),
            ["edited_timestamp"] = message.EditedAt is { } edited ? UserPayloads.Stamp(edited) : null,
            ["flags"] = (int)message.Flags,
            ["pinned"] = false,
            ["tts"] = false,
        };
        AddOrigin(payload, message, world);
        return payload;
    }

    /// <summary>A message as the gateway dispatches it.</summary>
    /// <param name="withContent">False for an application without MESSAGE_CONTENT that is not addressed by the message.</param>
    public static JsonObject Dispatched(Message message, World world, bool withContent)
    {
        var payload = Of(message, world).With("channel_type", (int)message.Channel.Type);
        if (message.Channel.Guild is { } guild)
        {
            payload["guild_id"] = guild.Id;
            if (message.WebhookId is null && guild.Members.TryGetValue(message.Author.Id, out var author))
            {
                payload["member"] = UserPayloads.Partial(author);
            }

            payload["mentions"] = Json.Array(message.Mentions.Select(user => Mentioned(user, guild)));
        }

        return withContent ? payload : WithoutContent(payload);
    }

    private static JsonObject Mentioned(User user, Guild guild) =>
        guild.Members.TryGetValue(user.Id, out var member) ? UserPayloads.Of(user).With("member", UserPayloads.Partial(member)) : UserPayloads.Of(user);

    private static JsonObject WithoutContent(JsonObject payload)
    {
        payload["content"] = "";
        payload["embeds"] = new JsonArray();
        payload["attachments"] = new JsonArray();
        payload["components"] = new JsonArray();
        return payload;
    }

    private static void AddOrigin(JsonObject payload, Message message, World world)
    {
        if (message.Nonce is { } nonce)
        {
            payload["nonce"] = nonce.Copy();
        }

        if (message.WebhookId is { } webhook)
        {
            payload["webhook_id"] = webhook;
        }

        if (message.RepliesTo is { } first)
        {
            payload["message_reference"] = new JsonObject { ["type"] = 0, ["channel_id"] = first.Channel.Id, ["message_id"] = first.Id };
            if (first.Channel.Guild is { } guild)
            {
                payload["message_reference"]!["guild_id"] = guild.Id;
            }

            payload["referenced_message"] = first.Deleted ? null : Of(first, world);
        }

        if (message.Answers is { } interaction)
        {
            payload["application_id"] = world.ApplicationId;
            payload["interaction_metadata"] = Metadata(interaction, world);
        }

        if (message.Thread is { } thread)
        {
            payload["thread"] = ChannelPayloads.Of(thread, world);
        }

        if (message.Reactions.Count > 0)
        {
            payload["reactions"] = Json.Array(message.Reactions.Select(reaction => Of(reaction.Key, reaction.Value, world)));
        }
    }

    private static JsonObject Metadata(Interaction interaction, World world) => new()
    {
        ["id"] = interaction.Id,
        ["type"] = (int)interaction.Type,
        ["user"] = UserPayloads.Of(interaction.User),
        ["authorizing_integration_owners"] = InteractionPayloads.Owners(interaction, world),
    };

    private static JsonObject Of(string emoji, HashSet<string> users, World world) => new()
    {
        ["count"] = users.Count,
        ["count_details"] = new JsonObject { ["burst"] = 0, ["normal"] = users.Count },
        ["burst_colors"] = new JsonArray(),
        ["me"] = users.Contains(world.Bot.Id),
        ["me_burst"] = false,
        ["emoji"] = new JsonObject { ["id"] = null, ["name"] = emoji },
    };

    private static JsonObject Of(Attachment attachment, Message message)
    {
        var url = $"https://cdn.discordapp.com/attachments/{message.Channel.Id}/{attachment.Id}/{attachment.FileName}?ex=0&is=0&hm=0&";
        return new()
        {
            ["id"] = attachment.Id,
            ["filename"] = attachment.FileName,
            ["size"] = attachment.Bytes.Length,
            ["url"] = url,
            ["proxy_url"] = url,
            ["content_type"] = attachment.ContentType,
            ["description"] = attachment.Description,
            ["ephemeral"] = message.IsEphemeral,
        };
    }
}
