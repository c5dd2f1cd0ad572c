using System.Text;
using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>A conversation as text, the way its readers see it.</summary>
internal static class Transcript
{
    public static string Of(IEnumerable<Message> messages) => string.Join('\n', messages.Select(Of));

    public static string Of(Message message)
    {
        var text = new StringBuilder($"{message.Author.Name}{(message.IsEphemeral ? " (only you can see this)" : "")}: ");
        text.AppendLine(message.IsLoading ? "is thinking..." : message.Text.Trim());
        foreach (var embed in message.VisibleEmbeds)
        {
            AddEmbed(text, embed);
        }

        foreach (var file in message.Attachments)
        {
            text.AppendLine($"  [file {file.FileName}, {file.Bytes.Length} bytes]");
        }

        var labels = message.Components.SelectMany(ComponentType.Within).Select(c => c.Text("label") ?? c.Text("placeholder")).Where(label => label is not null).ToList();
        return labels.Count == 0 ? text.ToString() : text.AppendLine("  " + string.Join(' ', labels.Select(label => $"[{label}]"))).ToString();
    }

    private static void AddEmbed(StringBuilder text, JsonNode? embed)
    {
        var fields = embed.Items("fields").Select(field => $"{field.Text("name")}: {field.Text("value")}");
        var lines = new[] { embed.At("author").Text("name"), embed.Text("title"), embed.Text("description") }
            .Concat(fields).Append(embed.At("footer").Text("text"))
            .Where(line => !string.IsNullOrEmpty(line))
            .SelectMany(line => line!.Split('\n'));
        foreach (var line in lines)
        {
            text.AppendLine($"  | {line}");
        }
    }
}
