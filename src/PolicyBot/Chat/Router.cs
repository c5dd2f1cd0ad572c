using PolicyBot.Asking;
using PolicyBot.Chat.UseCases;
using PolicyBot.Knowledge;

namespace PolicyBot.Chat;

/// <summary>Leads an event, with the settings of its channel, to the one use case that handles it.</summary>
internal sealed class Router(AskQuestion ask, DrawChart draw, UseAnswer use, ChangeSettings change, ManageDigests digests, KeepPrivacy privacy, ShowAround show, LiveKnowledge knowledge, IReadSettings settings)
{
    /// <returns>What handling it changes; nothing for what needs no reply.</returns>
    public async Task<IReadOnlyList<Effect>> HandleAsync(ChatEvent happened, CancellationToken cancellationToken)
    {
        var channel = await settings.OfAsync(happened.Place, cancellationToken);
        return happened.Act switch
        {
            Act.Commanded command => await CommandAsync(happened, channel, command, cancellationToken),
            Act.Said said => await ask.HandleAsync(happened, channel, said.Text, null, cancellationToken),
            Act.ChoseMessage chosen => await ask.HandleAsync(happened, channel, Claim(chosen.Text), null, cancellationToken),
            Act.Pressed pressed => await PressAsync(happened, channel, pressed.Button, cancellationToken),
            Act.Submitted form => await SubmitAsync(happened, channel, form, cancellationToken),
            Act.Opened => ShowAround.Opened(happened, channel),
            Act.Stopped => [new Effect.Drop(happened.Place)],
            Act.Removed removed => [new Effect.Leave(happened.Place, removed.Everywhere)],
            // Answered by the reception, and never stored.
            Act.Typing => [],
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async Task<IReadOnlyList<Effect>> CommandAsync(ChatEvent happened, ChannelSettings channel, Act.Commanded command, CancellationToken cancellationToken)
    {
        string Argument(string name) => command.Arguments.GetValueOrDefault(name, "");
        Task<IReadOnlyList<Effect>> Ask(string question) => ask.HandleAsync(happened, channel, question, null, cancellationToken);
        return command switch
        {
            { Mistake: { } mistake } => ShowAround.Help(happened, channel, mistake),
            { Word: Commands.Ask or Commands.Stat } => await Ask(Argument("question")),
            { Word: Commands.Chart } => await draw.HandleAsync(happened, channel, Argument("question"), asTable: false, cancellationToken),
            { Word: Commands.Check } => await Ask(Claim(Argument("claim"))),
            { Word: Commands.Compare } => await Ask(In(Argument("first"), "Compare {0} and {1}", "Compare {0} y {1}", Argument("second"))),
            { Word: Commands.Timeline } => await Ask(In(Argument("topic"), "Timeline of {0}", "Cronología de {0}")),
            { Word: Commands.Topics } => show.Topics(happened, channel, command.Arguments.GetValueOrDefault("topic")),
            { Word: Commands.Sources or Commands.Why } => await use.LastAsync(happened, channel, command.Word, cancellationToken),
            { Word: Commands.Digest } => await digests.CommandAsync(happened, channel, command.Arguments, cancellationToken),
            { Word: Commands.Settings } => await change.CommandAsync(happened, channel, command.Arguments, cancellationToken),
            { Word: Commands.Privacy } => await privacy.CommandAsync(happened, channel, command.Arguments.GetValueOrDefault("action"), cancellationToken),
            { Word: Commands.Help } => ShowAround.Help(happened, channel, null),
            _ => ShowAround.Help(happened, channel, $"“{command.Word}” is not one of my words."),
        };
    }

    private async Task<IReadOnlyList<Effect>> PressAsync(ChatEvent pressed, ChannelSettings channel, ButtonRef button, CancellationToken cancellationToken) => button switch
    {
        { Kind: ButtonKind.Ask, Answer: null } => ShowAround.Prompt(button.Index, Reply.LanguageOf(pressed, channel)) is { } question ? await ask.HandleAsync(pressed, channel, question, null, cancellationToken) : [],
        { Kind: ButtonKind.Chart or ButtonKind.Table } => await draw.PressAsync(pressed, channel, button, cancellationToken),
        { Kind: ButtonKind.EraseMe } => KeepPrivacy.Erase(pressed, channel),
        // The form was not shown, for lack of the right: this says so.
        { Kind: ButtonKind.Settings } => await change.SubmitAsync(pressed, channel, new Dictionary<string, string>(), cancellationToken),
        _ => await use.PressAsync(pressed, channel, button, cancellationToken),
    };

    private Task<IReadOnlyList<Effect>> SubmitAsync(ChatEvent submitted, ChannelSettings channel, Act.Submitted form, CancellationToken cancellationToken) => form.Form.Kind switch
    {
        FormKind.FollowUp => use.FollowUpAsync(submitted, channel, form.Form.Answer, form.Values.GetValueOrDefault(Fields.Question, ""), cancellationToken),
        FormKind.Reason => use.ReasonAsync(submitted, channel, form.Form.Answer, form.Values.GetValueOrDefault(Fields.Reason, ""), cancellationToken),
        FormKind.Digest => digests.SubmitAsync(submitted, channel, form, cancellationToken),
        FormKind.Settings => change.SubmitAsync(submitted, channel, form.Values, cancellationToken),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>A statement is put as the question whether it is true; what is a question already stays as it is.</summary>
    private string Claim(string statement) =>
        statement.Trim() is { Length: > 0 } claim && !claim.EndsWith('?') ? In(claim.TrimEnd('.', '!'), "Is it true that {0}?", "¿Es cierto que {0}?") : statement;

    private string In(string words, string english, string spanish, string more = "") =>
        words.Length == 0 ? "" : string.Format(System.Globalization.CultureInfo.InvariantCulture, LanguageDetector.Detect(words, [.. Folding.Words(words)], knowledge.Current) is Spoken.Spanish ? spanish : english, words, more);
}

/// <summary>The names of form fields that are not settings.</summary>
internal static class Fields
{
    public const string Question = "question";
    public const string Reason = "reason";
}
