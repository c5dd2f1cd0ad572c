using PolicyBot.Asking;
using PolicyBot.Knowledge;

namespace PolicyBot.Chat;

/// <summary>Completes what is being typed, from the library's own questions, titles and topics.</summary>
internal sealed class Suggestions(LiveKnowledge knowledge)
{
    /// <summary>What platforms show at most, and how long a suggestion may be.</summary>
    private const int Most = 25;
    private const int Longest = 100;

    public IReadOnlyList<Choice> For(Act.Typing typing, Language language)
    {
        var current = knowledge.Current;
        if (typing.Word == Commands.Topics)
            return Topics(current.Library, typing.Text, language);
        var folded = Folding.Fold(typing.Text);
        var spanish = LanguageDetector.Detect(typing.Text, [.. Folding.Words(typing.Text)], current) is Spoken.Spanish || (folded.Length == 0 && language is Language.Spanish);
        var spoken = spanish ? Language.Spanish : Language.English;
        var entries = folded.Length == 0
            ? current.Library.Entries.Take(Most)
            : current.Index(spoken).Search(current.Index(spoken).Thesaurus.Canonical(folded), Most * 2).Hits.Select(h => h.Unit.Entry).Distinct();
        return
        [
            .. entries.Select(e => Text(e, typing, spoken)).Where(t => t.Length is > 0 and <= Longest).Distinct(StringComparer.OrdinalIgnoreCase)
                .OrderByDescending(t => Folding.Fold(t).StartsWith(folded, StringComparison.Ordinal)).Take(Most).Select(t => new Choice(t, t)),
        ];
    }

    /// <summary>A question where one is asked; a name where things are compared or followed through time.</summary>
    private static string Text(Entry entry, Act.Typing typing, Language language) =>
        typing.Option == "question" && entry.Questions.In(language) is [var question, ..] ? question : entry.Title.In(language);

    private static IReadOnlyList<Choice> Topics(Library library, string text, Language language)
    {
        var folded = Folding.Fold(text);
        return [.. library.Topics.Where(t => Folding.Fold(t.Value.In(language)).Contains(folded, StringComparison.Ordinal) || t.Key.Contains(folded, StringComparison.Ordinal)).Take(Most).Select(t => new Choice(t.Key, t.Value.In(language)))];
    }
}
