using PolicyBot.Knowledge;

namespace PolicyBot.Chat.UseCases;

/// <summary><c>/policy privacy</c>: what is kept about a person, and ending it.</summary>
internal sealed class KeepPrivacy(IExportPerson exports, IReadSettings settings)
{
    public async Task<IReadOnlyList<Effect>> CommandAsync(ChatEvent commanded, string? action, CancellationToken cancellationToken)
    {
        var reply = await ReplyToAsync(commanded, cancellationToken);
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

    public async Task<IReadOnlyList<Effect>> EraseAsync(ChatEvent pressed, CancellationToken cancellationToken) =>
        [new Effect.ForgetPerson(pressed.Person.Key), (await ReplyToAsync(pressed, cancellationToken)).Privately(Wording.Erased)];

    private async Task<IReadOnlyList<Effect>> ExportAsync(ChatEvent commanded, Reply reply, CancellationToken cancellationToken)
    {
        var file = new Attachment("policybot-export.json", "application/json", await exports.ExportAsync(commanded.Person.Key, cancellationToken), Wording.ExportTitle.In(reply.Language));
        var sent = reply.Post(Delivery.Direct, Audience.Everyone, new(reply.Language, new Content.Note(Wording.ExportTitle.In(reply.Language), []), [], [file], []));
        return commanded.Surface is Surface.Direct ? [reply.Note(Wording.ExportTitle), sent] : [reply.Note(Wording.Exported), sent];
    }

    private async Task<Reply> ReplyToAsync(ChatEvent happened, CancellationToken cancellationToken)
    {
        var channel = await settings.OfAsync(happened.Place, cancellationToken);
        return new(happened, Visibility.Of(happened, channel), happened.Person.Locale ?? channel.Language ?? Language.English);
    }
}
