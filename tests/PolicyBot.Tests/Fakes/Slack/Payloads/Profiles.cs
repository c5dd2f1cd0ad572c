using System.Text.Json.Nodes;
using PolicyBot.Tests.Fakes.Slack.State;

namespace PolicyBot.Tests.Fakes.Slack.Payloads;

/// <summary>Users and channels, as the API describes them.</summary>
internal static class Profiles
{
    public static JsonObject User(Person person, Team seenFrom, bool withLocale)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(person.Tz);
        var user = new JsonObject
        {
            ["id"] = person.Id,
            ["team_id"] = person.Team.Id,
            ["name"] = person.Name,
            ["deleted"] = person.Deleted,
            ["color"] = "9f69e7",
            ["real_name"] = person.Name,
            ["tz"] = person.Tz,
            ["tz_label"] = zone.StandardName,
            ["tz_offset"] = (int)zone.BaseUtcOffset.TotalSeconds,
            ["profile"] = new JsonObject
            {
                ["title"] = "",
                ["phone"] = "",
                ["skype"] = "",
                ["real_name"] = person.Name,
                ["real_name_normalized"] = person.Name,
                ["display_name"] = person.Name,
                ["display_name_normalized"] = person.Name,
                ["status_text"] = "",
                ["status_emoji"] = "",
                ["status_expiration"] = 0,
                ["avatar_hash"] = "g0000",
                ["team"] = person.Team.Id,
            },
            ["is_admin"] = person.Role is Role.Admin or Role.Owner,
            ["is_owner"] = person.Role == Role.Owner,
            ["is_primary_owner"] = person.Role == Role.Owner,
            ["is_restricted"] = person.Role is Role.Guest or Role.SingleChannelGuest,
            ["is_ultra_restricted"] = person.Role == Role.SingleChannelGuest,
            ["is_bot"] = person.Role == Role.Bot,
            ["is_app_user"] = false,
            ["updated"] = 1600000000,
            ["is_email_confirmed"] = true,
            ["who_can_share_contact_card"] = "EVERYONE",
        };
        if (person.Team != seenFrom)
        {
            user["is_stranger"] = true;
        }

        if (withLocale)
        {
            user["locale"] = person.Locale;
        }

        return user;
    }

    public static JsonObject Channel(Conversation channel, Installation bot, bool withMembers)
    {
        if (channel.Kind == ChannelKind.Direct)
        {
            return new()
            {
                ["id"] = channel.Id,
                ["created"] = 1600000000,
                ["is_archived"] = false,
                ["is_im"] = true,
                ["is_org_shared"] = false,
                ["context_team_id"] = channel.Team.Id,
                ["updated"] = 1600000000000,
                ["user"] = channel.Members.First(id => id != bot.BotUserId),
                ["last_read"] = "0000000000.000000",
                ["latest"] = null,
                ["unread_count"] = 0,
                ["unread_count_display"] = 0,
                ["is_open"] = true,
                ["priority"] = 0,
            };
        }

        var json = new JsonObject
        {
            ["id"] = channel.Id,
            ["name"] = channel.Name,
            ["is_channel"] = channel.Kind == ChannelKind.Public,
            ["is_group"] = channel.Kind == ChannelKind.Private,
            ["is_im"] = false,
            ["is_mpim"] = false,
            ["is_private"] = channel.Kind == ChannelKind.Private,
            ["created"] = 1600000000,
            ["is_archived"] = channel.Archived,
            ["is_general"] = channel.Name == "general",
            ["unlinked"] = 0,
            ["name_normalized"] = channel.Name,
            ["is_shared"] = channel.IsExternallyShared,
            ["is_org_shared"] = false,
            ["is_pending_ext_shared"] = false,
            ["pending_shared"] = new JsonArray(),
            ["context_team_id"] = bot.Team.Id,
            ["updated"] = 1600000000000,
            ["creator"] = "U0ANAADMIN1",
            ["is_ext_shared"] = channel.IsExternallyShared,
            ["shared_team_ids"] = new JsonArray([channel.Team.Id, .. channel.SharedWith.Select(team => (JsonNode)team.Id)]),
            ["pending_connected_team_ids"] = new JsonArray(),
            ["is_member"] = channel.Members.Contains(bot.BotUserId),
            ["topic"] = new JsonObject { ["value"] = "", ["creator"] = "", ["last_set"] = 0 },
            ["purpose"] = new JsonObject { ["value"] = "", ["creator"] = "", ["last_set"] = 0 },
            ["previous_names"] = new JsonArray(),
        };
        if (channel.IsExternallyShared)
        {
            json["connected_team_ids"] = new JsonArray([.. channel.SharedWith.Select(team => (JsonNode)team.Id)]);
            json["conversation_host_id"] = channel.Team.Id;
        }

        if (withMembers)
        {
            json["num_members"] = channel.Members.Count;
        }

        return json;
    }
}
