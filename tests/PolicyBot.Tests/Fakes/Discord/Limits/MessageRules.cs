using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>What a message must be to be taken, whichever way it comes.</summary>
internal static class MessageRules
{
    /// <summary>The published specification would let a channel message have 4000.</summary>
    private const int Content = 2000;

    private static readonly string[] _notInV2 = ["content", "embeds", "poll", "sticker_ids"];

    /// <param name="existing">The message that an edit changes; null for a new one.</param>
    /// <param name="prefix">Where the message stands in the body.</param>
    public static void Check(JsonNode? form, IReadOnlyList<UploadedFile> files, Message? existing, string prefix = "")
    {
        var errors = new FormErrors(prefix);
        var v2 = Flags(form).HasFlag(MessageFlags.ComponentsV2) || existing?.Flags.HasFlag(MessageFlags.ComponentsV2) == true;
        errors.Text(form, "content", "", Content);
        EmbedRules.Check(form.Items("embeds"), errors);
        ComponentRules.Check(form.Items("components"), v2, errors);
        MentionRules.Check(form, errors);
        Nonce(form, errors);
        Attachments(form, files, existing, errors);
        foreach (var name in _notInV2.Where(name => v2 && IsSet(form.At(name))))
        {
            errors.Add(name, "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", $"The '{name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2");
        }

        errors.ThrowIfAny();
        if (existing is null && IsEmpty(form, files))
        {
            throw Refusal.EmptyMessage();
        }
    }

    public static MessageFlags Flags(JsonNode? form) => (MessageFlags)(form.Number("flags") ?? 0);

    private static bool IsEmpty(JsonNode? form, IReadOnlyList<UploadedFile> files) =>
        string.IsNullOrWhiteSpace(form.Text("content")) && files.Count == 0 && form.Items("embeds").Count == 0
        && form.Items("components").Count == 0 && form.Items("sticker_ids").Count == 0 && form.At("poll") is null;

    private static bool IsSet(JsonNode? node) => node is not null and not JsonArray { Count: 0 } && node.Text() != "";

    private static void Nonce(JsonNode? form, FormErrors errors)
    {
        if (form.At("nonce") is { } nonce && nonce.ToString().Length > 25)
        {
            errors.Add("nonce", "NONCE_TYPE_TOO_LONG", "Nonce must be 25 or fewer in length.");
        }

        if (form.Yes("enforce_nonce") && form.At("nonce") is null)
        {
            errors.Add("enforce_nonce", "NONCE_REQUIRED", "A nonce is required when it is enforced.");
        }
    }

    private static void Attachments(JsonNode? form, IReadOnlyList<UploadedFile> files, Message? existing, FormErrors errors)
    {
        var attachments = form.Items("attachments");
        for (var i = 0; i < attachments.Count; i++)
        {
            errors.Text(attachments[i], "description", $"attachments.{i}", 1024);
            var id = attachments[i].At("id")?.ToString();
            if (files.All(file => file.Number != id) && existing?.Attachments.Exists(attachment => attachment.Id == id) != true)
            {
                errors.Add($"attachments.{i}.id", "ATTACHMENT_NOT_FOUND", "Uploaded attachment not found.");
            }
        }
    }
}
