using System.Globalization;
using PolicyBot.Asking;
using PolicyBot.Knowledge;

namespace PolicyBot.Chat.UseCases;

/// <summary>Topics, help, and the prompts that greet whoever opens the bot.</summary>
internal sealed class ShowAround(LiveKnowledge knowledge)
{
    private const int EntriesShown = 20;

    private static readonly IReadOnlyList<Bilingual> _prompts =
    [
        new("What is an ICE detainer?", "¿Qué es una orden de retención de ICE?"),
        new("How many people did Border Patrol apprehend in June 2024?", "¿Cuántas personas detuvo la Patrulla Fronteriza en junio de 2024?"),
        new("Do immigrants commit more crime?", "¿Cometen más delitos los inmigrantes?"),
        new("Are the June 2024 asylum limits in force?", "¿Están vigentes las restricciones de asilo de junio de 2024?"),
    ];

    /// <summary>The question of a suggested prompt.</summary>
    public static string? Prompt(int index, Language language) => index >= 0 && index < _prompts.Count ? _prompts[index].In(language) : null;

    public static IReadOnlyList<Effect> Opened(ChatEvent opened, ChannelSettings channel)
    {
        var reply = Reply.To(opened, channel);
        return [reply.Note(Wording.NothingAsked, [.. _prompts.Select((p, i) => new Button(new(ButtonKind.Ask, null, i), p.In(reply.Language)))])];
    }

    public IReadOnlyList<Effect> Topics(ChatEvent commanded, ChannelSettings channel, string? topic)
    {
        var reply = Reply.To(commanded, channel);
        var language = reply.Language;
        var library = knowledge.Current.Library;
        if (topic is not null && Find(library, topic) is { } id)
        {
            var entries = library.Entries.Where(e => e.Topics.Contains(id)).OrderBy(e => e.Title.In(language), StringComparer.Ordinal).ToList();
            var more = entries.Count > EntriesShown ? [new Bilingual($"… and {entries.Count - EntriesShown} more", $"… y {entries.Count - EntriesShown} más").In(language)] : (string[])[];
            return [reply.Note(library.Topics[id].In(language), [.. entries.Take(EntriesShown).Select(e => e.Title.In(language)), .. more])];
        }

        return [reply.Note(Wording.TopicsTitle(language), [.. library.Topics.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Value.In(language)} ({t.Key}): {library.Entries.Count(e => e.Topics.Contains(t.Key))}"))])];
    }

    public static IReadOnlyList<Effect> Help(ChatEvent commanded, ChannelSettings channel, string? mistake)
    {
        var reply = Reply.To(commanded, channel);
        var language = reply.Language;
        var lines = Commands.All.Select(c => $"/{Commands.Name} {c.Usage}: {c.Description.In(language)}");
        var ways = new Bilingual(
            "You can also mention me in a channel, write to me directly, or choose “Check this claim” on any message. Every figure comes from a cited record; I give no opinions and no advice on a person's own case.",
            "También puede mencionarme en un canal, escribirme directamente o elegir “Verificar esta afirmación” en cualquier mensaje. Toda cifra proviene de un registro citado; no doy opiniones ni consejos sobre el caso de una persona.");
        return [reply.Note(Wording.HelpTitle(language), [.. mistake is null ? [] : (string[])[mistake], .. lines, ways.In(language)])];
    }

    private static string? Find(Library library, string topic)
    {
        var folded = Folding.Fold(topic);
        return library.Topics.Where(t => t.Key.Equals(topic.Trim(), StringComparison.OrdinalIgnoreCase) || Folding.Fold(t.Value.English) == folded || Folding.Fold(t.Value.Spanish) == folded).Select(t => t.Key).FirstOrDefault();
    }
}
