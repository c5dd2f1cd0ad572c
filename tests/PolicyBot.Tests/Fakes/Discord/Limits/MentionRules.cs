using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>Whom a text notifies: what it names, what allowed_mentions lets through, and what the author may do.</summary>
internal static partial class MentionRules
{
    private static readonly string[] _kinds = ["everyone", "roles", "users"];

    public static void Check(JsonNode? form, FormErrors errors)
    {
        if (form.At("allowed_mentions") is not { } allowed)
        {
            return;
        }

        var parse = allowed.Items("parse").Select(kind => kind.Text()).ToList();
        if (parse.Any(kind => !_kinds.Contains(kind)))
        {
            errors.Choice("allowed_mentions.parse", "'everyone', 'roles', 'users'");
        }

        foreach (var kind in _kinds[1..])
        {
            var ids = allowed.Items(kind);
            if (ids.Count > 100)
            {
                errors.Add($"allowed_mentions.{kind}", "BASE_TYPE_MAX_LENGTH", "Must be 100 or fewer in length.");
            }

            if (ids.Count > 0 && parse.Contains(kind))
            {
                errors.Add($"allowed_mentions.parse", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", $"parse:[\"{kind}\"] and {kind}: [ids...] are mutually exclusive.");
            }
        }
    }

    /// <summary>Sets the mentions of a message and records whom it notified.</summary>
    /// <param name="allowed">What the author sent; absent means everything for an ordinary message, and users alone for a webhook's.</param>
    public static void Apply(Message message, JsonNode? allowed, World world, bool onEdit = false)
    {
        var rule = new Rule(allowed, message.WebhookId is null);
        var text = message.Text;
        var named = UserMention().Matches(text).Select(match => match.Groups["id"].Value).Distinct().Where(world.Users.ContainsKey).ToList();
        var users = named.Where(id => rule.Lets("users", id)).ToList();
        if (message.RepliesTo is { } first && rule.RepliedUser && first.Author != message.Author && !users.Contains(first.Author.Id))
        {
            users.Add(first.Author.Id);
        }

        var isPrivileged = message.Channel.Guild is not null
            && PermissionRules.Of(message.Author, message.Channel, world.Now).Allows(Permission.MentionEveryone);
        var roles = RoleMention().Matches(text).Select(match => match.Groups["id"].Value).Distinct()
            .Where(id => message.Channel.Guild?.Roles.TryGetValue(id, out var role) == true && (role.Mentionable || isPrivileged) && rule.Lets("roles", id)).ToList();
        var all = isPrivileged && rule.Everyone ? Everyone().Matches(text).Select(match => match.Value).Distinct().ToList() : [];

        message.Mentions = [.. users.Select(id => world.Users[id])];
        message.MentionRoles = roles;
        message.MentionsEveryone = all.Count > 0;
        world.Pings.AddRange(all.Select(word => new Ping(message.Id, "everyone", word, onEdit)));
        world.Pings.AddRange(roles.Select(id => new Ping(message.Id, "role", id, onEdit)));
        world.Pings.AddRange(users.Select(id => new Ping(message.Id, "user", id, onEdit)));
    }

    private sealed class Rule(JsonNode? allowed, bool isOrdinary)
    {
        public bool Everyone => allowed is null ? isOrdinary : Parses("everyone");

        public bool RepliedUser => allowed is null || allowed.Yes("replied_user");

        public bool Lets(string kind, string id) =>
            allowed is null ? isOrdinary || kind == "users" : Parses(kind) || allowed.Items(kind).Any(item => item.Text() == id);

        private bool Parses(string kind) => allowed.Items("parse").Any(item => item.Text() == kind);
    }

    [GeneratedRegex(@"<@!?(?<id>[0-9]{15,20})>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UserMention();

    [GeneratedRegex(@"<@&(?<id>[0-9]{15,20})>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RoleMention();

    [GeneratedRegex(@"@everyone|@here", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Everyone();
}
