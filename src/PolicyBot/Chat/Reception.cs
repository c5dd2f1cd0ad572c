using Microsoft.Extensions.Logging;
using PolicyBot.Chat.UseCases;

namespace PolicyBot.Chat;

/// <summary>
/// Takes in what transports hand over: masks it, stores it once, and says how to acknowledge it. What a platform wants to show
/// at once (forms, suggestions) is answered here, without being stored.
/// </summary>
internal sealed partial class Reception(
    IInbox inbox,
    IReadSettings settings,
    IRecall recall,
    Standings standings,
    ChangeSettings changes,
    ManageDigests digests,
    Suggestions suggestions,
    Signals signals,
    Arrivals arrivals,
    ILogger<Reception> logger) : IReceiveEvents
{
    public async Task<Receipt> ReceiveAsync(ChatEvent received, CancellationToken cancellationToken)
    {
        var happened = received with { Act = Masked(received.Act) };
        var language = received.Person.Locale ?? Language.English;
        using var arriving = Arriving();
        try
        {
            if (happened.Act is Act.Typing typing)
                return new Receipt.Suggest(suggestions.For(typing, language));
            var channel = await settings.OfAsync(happened.Place, cancellationToken);
            if (await AtOnceAsync(happened, channel, cancellationToken) is { } now)
                return now;
            if (!await IsForBotAsync(happened, channel, cancellationToken))
                return new Receipt.Ignored();
            var isNew = await inbox.AddAsync(happened, cancellationToken);
            if (isNew)
                signals.Inbox.Raise();
            return new Receipt.Stored(isNew, Visibility.Of(happened, channel));
        }
        catch (StorageUnavailableException e)
        {
            LogNotStored(logger, happened.Place.Platform, e);
            return new Receipt.Unavailable(Wording.Unavailable.In(language));
        }
    }

    public IDisposable Arriving() => arrivals.Begin();

    private async Task<Receipt?> AtOnceAsync(ChatEvent happened, ChannelSettings channel, CancellationToken cancellationToken) => happened.Act switch
    {
        Act.Pressed { Button: { Kind: ButtonKind.FollowUp } button } => new Receipt.Show(Words(happened, FormKind.FollowUp, button, Wording.FollowUp, Wording.YourQuestion, Fields.Question, required: true, channel)),
        Act.Pressed { Button: { Kind: ButtonKind.NotHelpful } button } => new Receipt.Show(Words(happened, FormKind.Reason, button, Wording.NotHelpful, Wording.WhatWasWrong, Fields.Reason, required: false, channel)),
        Act.Pressed { Button.Kind: ButtonKind.Settings } when await standings.ManagesAsync(happened, cancellationToken) => new Receipt.Show(ChangeSettings.FormOf(happened, channel)),
        Act.Submitted { Form.Kind: FormKind.Settings } form when changes.Mistakes(happened, channel, form.Values) is { Count: > 0 } mistakes => new Receipt.Mistakes(mistakes),
        Act.Submitted { Form.Kind: FormKind.Digest } form when digests.Mistakes(happened, channel, form.Values) is { Count: > 0 } mistakes => new Receipt.Mistakes(mistakes),
        Act.Commanded command => await digests.FormAsync(happened, channel, command, cancellationToken) is { } form ? new Receipt.Show(form) : null,
        _ => null,
    };

    /// <summary>Of what is said without a mention, only what the channel's settings leave to the bot is even stored.</summary>
    private async Task<bool> IsForBotAsync(ChatEvent happened, ChannelSettings channel, CancellationToken cancellationToken) => happened.Act switch
    {
        Act.Said { Heard: Heard.InThread or Heard.InChannel } when channel.Who is WhoMayAsk.Nobody => false,
        Act.Said { Heard: Heard.InThread } said when channel.Replies is not ReplyMode.Mention =>
            (await recall.ConversationAsync(happened.Place, happened.Person.Key, 1, cancellationToken)).Count > 0 || (channel.Replies is ReplyMode.All && IsQuestion(said.Text)),
        Act.Said { Heard: Heard.InChannel } said => channel.Replies is ReplyMode.All && IsQuestion(said.Text),
        Act.Said { Heard: Heard.InThread } => false,
        _ => true,
    };

    private static bool IsQuestion(string text) => text.Contains('?', StringComparison.Ordinal);

    private static Form Words(ChatEvent happened, FormKind kind, ButtonRef button, Knowledge.Bilingual title, Knowledge.Bilingual label, string field, bool required, ChannelSettings channel)
    {
        var language = Reply.LanguageOf(happened, channel);
        return new(
            new(kind, button.Answer, happened.Place.Key),
            language,
            title.In(language),
            Wording.Send.In(language),
            [new(field, label.In(language), kind is FormKind.Reason ? Wording.ReasonHint.In(language) : null, Multiline: true, Required: required)]);
    }

    private static Act Masked(Act act) => act switch
    {
        Act.Commanded command => command with { Arguments = Masked(command.Arguments), Mistake = command.Mistake is { } mistake ? PersonalData.Mask(mistake) : null },
        Act.Said said => said with { Text = PersonalData.Mask(said.Text) },
        Act.ChoseMessage chosen => chosen with { Text = PersonalData.Mask(chosen.Text) },
        Act.Submitted { Form.Kind: not (FormKind.Settings or FormKind.Digest) } form => form with { Values = Masked(form.Values) },
        _ => act,
    };

    private static Dictionary<string, string> Masked(IReadOnlyDictionary<string, string> values) => values.ToDictionary(v => v.Key, v => PersonalData.Mask(v.Value));

    [LoggerMessage(201, LogLevel.Error, "An event of {Platform} could not be stored, and was not acknowledged.")]
    private static partial void LogNotStored(ILogger logger, PlatformName platform, Exception exception);
}
