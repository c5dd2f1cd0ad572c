using System.Text.Json.Nodes;
using PolicyBot.Tests.Fakes.Slack.Limits;
using PolicyBot.Tests.Fakes.Slack.State;
using static PolicyBot.Tests.Fakes.Slack.Api.ApiMethod;

namespace PolicyBot.Tests.Fakes.Slack.Api;

/// <summary>Uploading in three steps: ask for an address, send the bytes there, share what was sent.</summary>
internal static class FileMethods
{
    private const int LongestAltText = 1000;

    public static IReadOnlyList<ApiMethod> All { get; } =
    [
        new("files.getUploadURLExternal", Tier4, "files:write", GetUploadUrl),
        new("files.completeUploadExternal", Tier4, "files:write", Complete),
    ];

    private static JsonObject GetUploadUrl(ApiCall call)
    {
        var name = call.Required("filename");
        var length = call.Number("length", -1);
        if (length <= 0)
        {
            throw new SlackRefusal("invalid_arguments", ["[ERROR] missing required field: length"]);
        }

        var alt = call.Text("alt_txt") ?? call.Text("alt_text");
        if (alt?.Length > LongestAltText)
        {
            throw new SlackRefusal("alt_txt_too_large");
        }

        var file = new UploadedFile(call.World.NewId("F"), name, length, call.Bot) { AltText = alt };
        call.World.Files.Add(file.Id, file);
        return Ok(("upload_url", new Uri(call.Slack.Address, $"upload/v1/{file.Id}").ToString()), ("file_id", file.Id));
    }

    /// <summary>What the upload address answers to the bytes.</summary>
    public static (int Status, string Text) Receive(World world, string id, ReadOnlyMemory<byte> content)
    {
        if (!world.Files.TryGetValue(id, out var file) || file.Completed)
        {
            return (404, "not found");
        }

        if (content.Length != file.Length)
        {
            return (400, "length mismatch");
        }

        file.Content = content;
        file.Uploaded = true;
        return (200, $"OK - {content.Length}");
    }

    private static JsonObject Complete(ApiCall call)
    {
        var files = call.List("files", "invalid_arguments") ?? throw new SlackRefusal("invalid_arguments", ["[ERROR] missing required field: files"]);
        var found = new List<UploadedFile>();
        foreach (var entry in files)
        {
            var file = call.World.Files.GetValueOrDefault(entry?["id"]?.GetValue<string>() ?? "");
            found.Add(file is { Uploaded: true, Completed: false } && file.Owner == call.Bot ? file : throw new SlackRefusal("file_not_found"));
            file.Title = entry!["title"]?.GetValue<string>();
        }

        var target = call.Text("channel_id") ?? call.Text("channels")?.Split(',')[0];
        if (target is { Length: > 0 })
        {
            Share(call, target, found);
        }

        found.ForEach(file => file.Completed = true);
        return Ok(("files", new JsonArray([.. found.Select(file => (JsonNode)Json(call.World, file))])));
    }

    private static void Share(ApiCall call, string target, List<UploadedFile> files)
    {
        var at = call with { Arguments = (JsonObject)call.Arguments.DeepClone() };
        at.Arguments["channel"] = target;
        var channel = at.JoinedChannel();
        if (channel.Archived)
        {
            throw new SlackRefusal("is_archived");
        }

        var blocks = call.List("blocks", "invalid_blocks_format");
        if (BlockRules.Message(blocks) is { Count: > 0 } problems)
        {
            throw new SlackRefusal("invalid_blocks", problems);
        }

        var post = new Post(channel, call.World.NewTs(), call.Bot.BotUserId)
        {
            ByBot = call.Bot,
            ThreadTs = ChatMethods.Thread(call, channel),
            Subtype = "file_share",
            Text = call.Text("initial_comment") ?? "",
            Blocks = blocks,
            Files = [.. files.Select(file => (JsonNode)Json(call.World, file))],
        };
        channel.Posts.Add(post);
        call.Slack.Happenings.Posted(post);
    }

    public static JsonObject Json(World world, UploadedFile file)
    {
        var type = Path.GetExtension(file.Name).TrimStart('.');
        var mime = type switch { "png" => "image/png", "csv" => "text/csv", "txt" => "text/plain", _ => "application/octet-stream" };
        var now = world.Now.ToUnixTimeSeconds();
        return new()
        {
            ["id"] = file.Id,
            ["created"] = now,
            ["timestamp"] = now,
            ["name"] = file.Name,
            ["title"] = file.Title ?? file.Name,
            ["mimetype"] = mime,
            ["filetype"] = type,
            ["pretty_type"] = type.ToUpperInvariant(),
            ["user"] = file.Owner.BotUserId,
            ["user_team"] = file.Owner.Team.Id,
            ["editable"] = false,
            ["size"] = file.Length,
            ["mode"] = "hosted",
            ["is_external"] = false,
            ["external_type"] = "",
            ["is_public"] = false,
            ["public_url_shared"] = false,
            ["display_as_bot"] = false,
            ["username"] = "",
            ["url_private"] = $"https://files.slack.com/files-pri/{file.Owner.Team.Id}-{file.Id}/{file.Name}",
            ["url_private_download"] = $"https://files.slack.com/files-pri/{file.Owner.Team.Id}-{file.Id}/download/{file.Name}",
            ["permalink"] = $"https://{file.Owner.Team.Domain}.slack.com/files/{file.Owner.BotUserId}/{file.Id}/{file.Name}",
            ["permalink_public"] = $"https://slack-files.com/{file.Owner.Team.Id}-{file.Id}",
            ["has_rich_preview"] = false,
            ["file_access"] = "visible",
            ["alt_txt"] = file.AltText,
        };
    }
}
