using PolicyBot.Asking;
using PolicyBot.Chat.UseCases;
using PolicyBot.Knowledge;

namespace PolicyBot.Chat;

/// <summary>Leads an event to the one use case that handles it.</summary>
internal sealed class Router(AskQuestion ask, UseAnswer use, ChangeSettings settings, KeepPrivacy privacy, ShowAround show, LiveKnowledge knowledge, IReadSettings channels)
{
    private static readonly IReadOnlyList<Effect> _nothing = [];

    /// <returns>What handling it changes; nothing for what needs no reply.</returns>
    public Task<IReadOnlyList<Effect>> HandleAsync(ChatEvent happened, CancellationToken cancellationToken) => happened.Act switch
    {
        Act.Commanded command => CommandAsync(happened, command, cancellationToken),
        Act.Said said => ask.HandleAsync(happened, said.Text, null, cancellationToken),
        Act.ChoseMessage chosen => ask.HandleAsync(happened, Claim(chosen.Text), null, cancellationToken),
        Act.Pressed { Button: { Kind: ButtonKind.Ask, Answer: null } prompt } => PromptAsync(happened, prompt, cancellationToken),
        Act.Pressed { Button.Kind: ButtonKind.EraseMe } => privacy.EraseAsync(happened, cancellationToken),
        // The form was not shown, for lack of the right: the command says so.
        Act.Pressed { Button.Kind: ButtonKind.Settings } => settings.SubmitAsync(happened, new Dictionary<string, string>(), cancellationToken),
        Act.Pressed pressed => use.PressAsync(happened, pressed.Button, cancellationToken),
        Act.Submitted { Form.Kind: FormKind.FollowUp } form => use.FollowUpAsync(happened, form.Form.Answer, form.Values.GetValueOrDefault(Fields.Question, ""), cancellationToken),
        Act.Submitted { Form.Kind: FormKind.Reason } form => use.ReasonAsync(happened, form.Form.Answer, form.Values.GetValueOrDefault(Fields.Reason, ""), cancellationToken),
        Act.Submitted { Form.Kind: FormKind.Settings } form => settings.SubmitAsync(happened, form.Values, cancellationToken),
        Act.Opened => show.OpenedAsync(happened, cancellationToken),
        Act.Stopped => Task.FromResult<IReadOnlyList<Effect>>([new Effect.Drop(happened.Place)]),
        Act.Removed removed => Task.FromResult<IReadOnlyList<Effect>>([new Effect.Leave(happened.Place, removed.Everywhere)]),
        _ => Task.FromResult(_nothing),
    };

    private Task<IReadOnlyList<Effect>> CommandAsync(ChatEvent happened, Act.Commanded command, CancellationToken cancellationToken)
    {
        string Argument(string name) => command.Arguments.GetValueOrDefault(name, "");
        return command switch
        {
            { Mistake: { } mistake } => show.HelpAsync(happened, mistake, cancellationToken),
            { Word: Commands.Ask or Commands.Stat } => ask.HandleAsync(happened, Argument("question"), null, cancellationToken),
            { Word: Commands.Check } => ask.HandleAsync(happened, Claim(Argument("claim")), null, cancellationToken),
            { Word: Commands.Compare } => ask.HandleAsync(happened, In(Argument("first"), "Compare {0} and {1}", "Compare {0} y {1}", Argument("second")), null, cancellationToken),
            { Word: Commands.Timeline } => ask.HandleAsync(happened, In(Argument("topic"), "Timeline of {0}", "Cronología de {0}"), null, cancellationToken),
            { Word: Commands.Topics } => show.TopicsAsync(happened, command.Arguments.GetValueOrDefault("topic"), cancellationToken),
            { Word: Commands.Sources or Commands.Why } => use.LastAsync(happened, command.Word, cancellationToken),
            { Word: Commands.Settings } => settings.CommandAsync(happened, command.Arguments, cancellationToken),
            { Word: Commands.Privacy } => privacy.CommandAsync(happened, command.Arguments.GetValueOrDefault("action"), cancellationToken),
            { Word: Commands.Help } => show.HelpAsync(happened, null, cancellationToken),
            _ => show.HelpAsync(happened, $"“{command.Word}” is not one of my words.", cancellationToken),
        };
    }

    private async Task<IReadOnlyList<Effect>> PromptAsync(ChatEvent pressed, ButtonRef prompt, CancellationToken cancellationToken)
    {
        var channel = await channels.OfAsync(pressed.Place, cancellationToken);
        return ShowAround.Prompt(prompt.Index, pressed.Person.Locale ?? channel.Language ?? Language.English) is { } question
            ? await ask.HandleAsync(pressed, question, null, cancellationToken)
            : _nothing;
    }

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
