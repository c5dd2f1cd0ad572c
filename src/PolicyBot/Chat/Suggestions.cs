using System.Collections.Concurrent;
using PolicyBot.Asking;
using PolicyBot.Knowledge;

namespace PolicyBot.Chat;

/// <summary>Completes what is being typed, from the library's own questions, titles and topics.</summary>
internal sealed class Suggestions(LiveKnowledge knowledge)
{
    /// <summary>What platforms show at most, and how long a suggestion may be.</summary>
    private const int Most = 25;
    private const int Longest = 100;

    private readonly ConcurrentDictionary<Language, Written> _written = [];

    public IReadOnlyList<Choice> For(Act.Typing typing, Language language)
    {
        var current = knowledge.Current;
        if (typing.Word == Commands.Topics)
            return Topics(current.Library, typing.Text, language);
        var folded = Folding.Fold(typing.Text);
        var spanish = LanguageDetector.Detect(typing.Text, [.. Folding.Words(typing.Text)], current) is Spoken.Spanish || (folded.Length == 0 && language is Language.Spanish);
        var spoken = spanish ? Language.Spanish : Language.English;
        var texts = folded.Length == 0 ? Welcome(current.Library, typing, spoken) : Begun(current, typing, spoken, folded).Concat(Near(current, typing, spoken, folded));
        return [.. texts.Where(t => t.Length is > 0 and <= Longest).Distinct(StringComparer.OrdinalIgnoreCase).Take(Most).Select(t => new Choice(t, t))];
    }

    /// <summary>
    /// Before anything is typed: what the library itself points to most, and each time another matter. Whoever looks up a figure
    /// is shown figures.
    /// </summary>
    private static IEnumerable<string> Welcome(Library library, Act.Typing typing, Language language)
    {
        var pointedTo = library.Entries.SelectMany(e => e.Related).CountBy(id => id).ToDictionary();
        return library.Entries
            .Where(e => typing.Word != Commands.Stat || e.Kind is EntryKind.Series or EntryKind.Statistic)
            .OrderByDescending(e => pointedTo.GetValueOrDefault(e.Id))
            .DistinctBy(e => e.Topics.Count > 0 ? e.Topics[0] : "")
            .Select(e => Text(e, typing, language));
    }

    /// <summary>What goes on as it was begun; after it, what has a word for every word typed, the last of which may be half written. The shortest first.</summary>
    private IEnumerable<string> Begun(KnowledgeBase current, Act.Typing typing, Language language, string folded)
    {
        var words = folded.Split(' ');
        return WrittenIn(current, language).Texts
            .Where(t => t.IsQuestion == IsQuestion(typing) && Has(t.Words, words))
            .OrderByDescending(t => t.Folded.StartsWith(folded, StringComparison.Ordinal))
            .ThenBy(t => t.Text.Length)
            .Select(t => t.Text);
    }

    private static bool Has(string[] text, string[] typed) =>
        typed[..^1].All(text.Contains) && text.Any(word => word.StartsWith(typed[^1], StringComparison.Ordinal));

    /// <summary>What the library would find for the words as they stand.</summary>
    private static IEnumerable<string> Near(KnowledgeBase current, Act.Typing typing, Language language, string folded)
    {
        var index = current.Index(language);
        return index.Search(index.Thesaurus.Canonical(folded), Most * 2).Hits.Select(h => h.Unit.Entry).Distinct().Select(e => Text(e, typing, language));
    }

    /// <summary>A question where one is asked; a name where things are compared or followed through time.</summary>
    private static string Text(Entry entry, Act.Typing typing, Language language) =>
        IsQuestion(typing) && entry.Questions.In(language) is [var question, ..] ? question : entry.Title.In(language);

    private static bool IsQuestion(Act.Typing typing) => typing.Option == "question";

    /// <summary>Every key that somebody presses asks for it: the library is folded once.</summary>
    private Written WrittenIn(KnowledgeBase current, Language language)
    {
        if (_written.TryGetValue(language, out var known) && known.Of == current)
            return known;
        return _written[language] = new(current, [.. current.Library.Entries.SelectMany(e => e.Questions.In(language).Select(q => Line.Of(q, isQuestion: true)).Prepend(Line.Of(e.Title.In(language), isQuestion: false)))]);
    }

    private static IReadOnlyList<Choice> Topics(Library library, string text, Language language)
    {
        var folded = Folding.Fold(text);
        return [.. library.Topics.Where(t => Folding.Fold(t.Value.In(language)).Contains(folded, StringComparison.Ordinal) || t.Key.Contains(folded, StringComparison.Ordinal)).Take(Most).Select(t => new Choice(t.Key, t.Value.In(language)))];
    }

    /// <summary>All questions and titles of a version of the library, in one language.</summary>
    private sealed record Written(KnowledgeBase Of, IReadOnlyList<Line> Texts);

    private sealed record Line(string Text, string Folded, string[] Words, bool IsQuestion)
    {
        public static Line Of(string text, bool isQuestion)
        {
            var folded = Folding.Fold(text);
            return new(text, folded, folded.Split(' '), isQuestion);
        }
    }
}
