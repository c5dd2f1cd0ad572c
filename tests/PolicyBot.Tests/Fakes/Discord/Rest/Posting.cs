using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>Where a message comes from, beyond its author.</summary>
internal sealed record Origin(int Type = 0, Interaction? Answers = null, string? WebhookId = null, MessageFlags Flags = MessageFlags.None, Message? RepliesTo = null)
{
    public static readonly Origin Plain = new();
}

/// <summary>Puts messages into channels and changes them; permissions and limits have been looked at before.</summary>
internal sealed class Posting(World world, Events events)
{
    public Message Post(Channel channel, User author, JsonNode? form, IReadOnlyList<UploadedFile> files, Origin origin)
    {
        var message = new Message
        {
            Id = world.Ids.Next(),
            Channel = channel,
            Author = author,
            Type = origin.Type,
            SentAt = world.Now,
            Flags = origin.Flags,
            Nonce = form.At("nonce").Copy(),
            Answers = origin.Answers,
            WebhookId = origin.WebhookId,
            RepliesTo = origin.RepliesTo,
        };
        Fill(message, form, files, onEdit: false);
        channel.Messages.Add(message);
        world.Sent.Add(message);
        if (channel is { IsThread: true, Locked: false, Archived: true })
        {
            channel.Archived = false;
            events.ChannelUpdated(channel);
        }

        events.MessageCreated(message);
        return message;
    }

    public void Edit(Message message, JsonNode? form, IReadOnlyList<UploadedFile> files)
    {
        var wasLoading = message.IsLoading;
        Fill(message, form, files, onEdit: true);
        message.Flags &= ~MessageFlags.Loading;
        if (!wasLoading)
        {
            message.EditedAt = world.Now;
        }

        events.MessageUpdated(message);
    }

    public void Delete(Message message)
    {
        message.Deleted = true;
        events.MessageDeleted(message);
    }

    private void Fill(Message message, JsonNode? form, IReadOnlyList<UploadedFile> files, bool onEdit)
    {
        if (form.Has("content"))
        {
            message.Content = (form.Text("content") ?? "").Trim();
        }

        if (form.Has("embeds"))
        {
            message.Embeds = StoredParts.Embeds(form.Items("embeds"));
            message.EmbedsHidden = !PermissionRules.Of(message.Author, message.Channel, world.Now).Allows(Permission.EmbedLinks);
        }

        if (form.Has("components"))
        {
            message.Components = StoredParts.Components(form.Items("components"));
        }

        // Visibility is fixed when the message is made: an edit may hide embeds and turn components V2 on, no more.
        var settable = MessageFlags.SuppressEmbeds | MessageFlags.ComponentsV2 | (onEdit ? MessageFlags.None : MessageFlags.SuppressNotifications);
        if (form.Number("flags") is not null)
        {
            var kept = message.Flags & ~MessageFlags.SuppressEmbeds;
            message.Flags = kept | (MessageRules.Flags(form) & settable);
        }

        Attach(message, form, files);
        if (!onEdit || form.Has("content") || form.Has("components") || form.Has("allowed_mentions"))
        {
            MentionRules.Apply(message, form.At("allowed_mentions"), world, onEdit);
        }
    }

    private void Attach(Message message, JsonNode? form, IReadOnlyList<UploadedFile> files)
    {
        var listed = form.Items("attachments");
        if (form.Has("attachments"))
        {
            message.Attachments.RemoveAll(old => listed.All(entry => entry.At("id")?.ToString() != old.Id));
        }

        foreach (var file in files)
        {
            var entry = listed.FirstOrDefault(entry => entry.At("id")?.ToString() == file.Number);
            message.Attachments.Add(new(world.Ids.Next(), entry.Text("filename") ?? file.FileName, file.ContentType, file.Bytes, entry.Text("description")));
        }
    }
}
