using PolicyBot.Knowledge;

namespace PolicyBot.Chat.UseCases;

/// <summary><c>/policy privacy</c>: what is kept about a person, and ending it.</summary>
internal sealed class KeepPrivacy(IExportPerson exports)
{
    public async Task<IReadOnlyList<Effect>> CommandAsync(ChatEvent commanded, ChannelSettings channel, string? action, CancellationToken cancellationToken)
    {
        var reply = Reply.To(commanded, channel);
        var person = commanded.Person.Key;
        return action switch
        {
            "export" => await ExportAsync(commanded, reply, cancellationToken),
            "erase" => [reply.Note(Wording.EraseSure, new Button(new(ButtonKind.EraseMe), Wording.EraseMe.In(reply.Language), ButtonLook.Danger))],
            "off" => [new Effect.KeepNothing(person, Off: true), reply.Note(Wording.KeptOff)],
            "on" => [new Effect.KeepNothing(person, Off: false), reply.Note(Wording.KeptOn)],
            _ => [reply.Note(new Bilingual("Privacy", "Privacidad").In(reply.Language), [.. Wording.PrivacyLines.Select(l => l.In(reply.Language))], new Button(new(ButtonKind.EraseMe), Wording.EraseMe.In(reply.Language), ButtonLook.Danger))],
        };
    }

    /// <summary>What says so takes the place of the question whether the person is sure, and of its button.</summary>
    public static IReadOnlyList<Effect> Erase(ChatEvent pressed, ChannelSettings channel)
    {
        var reply = Reply.To(pressed, channel);
        return [new Effect.ForgetPerson(pressed.Person.Key), reply.Post(Delivery.Replace, reply.Audience, Message.Of(reply.Language, new Content.Note(null, [Wording.Erased.In(reply.Language)])))];
    }

    private async Task<IReadOnlyList<Effect>> ExportAsync(ChatEvent commanded, Reply reply, CancellationToken cancellationToken)
    {
        var file = new Attachment("policybot-export.json", "application/json", await exports.ExportAsync(commanded.Person.Key, cancellationToken), Wording.ExportTitle.In(reply.Language));
        var sent = reply.Post(Delivery.Direct, Audience.Everyone, new(reply.Language, new Content.Note(Wording.ExportTitle.In(reply.Language), []), [], [file], []));
        return commanded.Surface is Surface.Direct ? [reply.Note(Wording.ExportTitle), sent] : [reply.Note(Wording.Exported), sent];
    }
}
