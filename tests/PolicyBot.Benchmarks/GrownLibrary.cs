using System.Runtime.CompilerServices;
using PolicyBot.Asking;
using PolicyBot.Knowledge;

namespace PolicyBot.Benchmarks;

/// <summary>The library many times over, for the day when it has grown.</summary>
internal static class GrownLibrary
{
    private const int LongWord = 6;

    // One long word in this many differs from copy to copy: a larger library has more words, but far from as many more.
    private const int Varied = 12;

    /// <summary>The library's entries and as many copies of them as are wanted, each with ids and some words of its own.</summary>
    public static Library Of(Library library, int entries)
    {
        var all = new List<Entry>(library.Entries);
        for (var copy = 1; all.Count < entries; copy++)
            all.AddRange(library.Entries.Take(entries - all.Count).Select(new Copying(copy).Copy));
        return new(all, library.Thesaurus, library.Topics, library.Places);
    }

    /// <summary>Puts a library into use that comes from no files, so that it is asked through the same door as the real one.</summary>
    public static void Use(LiveKnowledge live, KnowledgeBase knowledge) => Current(live) = knowledge;

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_current")]
    private static extern ref KnowledgeBase? Current(LiveKnowledge live);

    /// <summary>Makes one copy of an entry.</summary>
    private sealed class Copying(int number)
    {
        private readonly string _tag = $"{(char)('a' + (number / 26 % 26))}q{(char)('a' + (number % 26))}";

        public Entry Copy(Entry entry) => entry with
        {
            Id = Id(entry.Id),
            Title = new($"{entry.Title.English} {_tag}", $"{entry.Title.Spanish} {_tag}"),
            Aliases = Vary(entry.Aliases),
            Questions = Vary(entry.Questions),
            Related = [.. entry.Related.Select(Id)],
            Summary = new(Vary(entry.Summary.Text), [.. entry.Summary.Facts.Select(Id)]),
            Facts = [.. entry.Facts.Select(Copy)],
            Series = entry.Series is { } series ? series with { Id = Id(series.Id), Definition = Vary(series.Definition) } : null,
        };

        private Fact Copy(Fact fact) => fact with
        {
            Id = Id(fact.Id),
            Text = Vary(fact.Text),
            Asks = Vary(fact.Asks),
            Series = fact.Series is { } series ? Id(series) : null,
            Merged = [.. fact.Merged.Select(Id)],
        };

        private EntryId Id(EntryId id) => new($"{id}-{_tag}");

        private FactId Id(FactId id) => new($"{id}-{_tag}");

        private Bilingual Vary(Bilingual text) => new(Vary(text.English), Vary(text.Spanish));

        private Phrases Vary(Phrases phrases) => new([.. phrases.English.Select(Vary)], [.. phrases.Spanish.Select(Vary)]);

        private string Vary(string text)
        {
            var words = text.Split(' ');
            for (var i = 0; i < words.Length; i++)
            {
                // Which words differ depends on the copy, so that no two copies share all that is left.
                if ((i + number) % Varied == 0 && words[i].Length >= LongWord && words[i].All(char.IsAsciiLetterLower))
                    words[i] += _tag;
            }

            return string.Join(' ', words);
        }
    }
}
