using System.Globalization;
using System.Text.RegularExpressions;

namespace PolicyBot.Knowledge.Linting;

/// <summary>The figures of a text are the same in both languages, and a summary has none that its facts lack.</summary>
internal static partial class FigureRules
{
    public static IEnumerable<LibraryProblem> Check(LintedLibrary library) => library.Entries.SelectMany(entry =>
        Texts(entry.Entry).Select(t => Agree(entry, t.Text, t.Path)).OfType<LibraryProblem>().Concat(Summary(entry)));

    /// <summary>Every text that readers of both languages are shown, and where the Spanish one stands.</summary>
    private static IEnumerable<(Bilingual? Text, string[] Path)> Texts(Entry entry) =>
    [
        (entry.Title, ["title_es"]),
        (entry.Summary.Text, ["summary", "es"]),
        (entry.StatusNote, ["status_note_es"]),
        (entry.Claim?.Text, ["claim", "text_es"]),
        (entry.Series?.Definition, ["series", "definition_es"]),
        .. entry.Facts.Select(f => ((Bilingual?)f.Text, (string[])["facts", f.Id.Value, "es"])),
        .. entry.Facts.Select(f => (f.Note, (string[])["facts", f.Id.Value, "note_es"])),
        .. entry.Series?.Caveats.Select(c => ((Bilingual?)c, (string[])["series", "caveats", c.English, "es"])) ?? [],
        .. entry.Series?.Measures.Select(m => ((Bilingual?)m.Subject, (string[])["series", "measures", m.Column, "subject_es"])) ?? [],
    ];

    private static LibraryProblem? Agree(LintedEntry linted, Bilingual? text, string[] path)
    {
        // What has no Spanish at all is another rule's matter.
        if (text is null or { Spanish.Length: 0 })
            return null;
        var (english, spanish) = (Numbers(text.English), Numbers(text.Spanish));
        var (lost, added) = (Without(english, spanish), Without(spanish, english));
        return lost.Count + added.Count == 0
            ? null
            : linted.Problem($"the figures differ: the English has {Listed(lost)}, the Spanish {Listed(added)} that the other lacks, in '{text.Spanish}'", path);
    }

    private static IEnumerable<LibraryProblem> Summary(LintedEntry linted)
    {
        var cited = linted.Entry.Facts.Where(f => linted.Entry.Summary.Facts.Contains(f.Id)).ToList();
        // The summary of a series states what it covers; its figures are in the table.
        if (cited.Count == 0)
            yield break;
        var held = cited.SelectMany(f => Numbers($"{f.Text.English} {f.Note?.English} {f.Locator}").Concat(f.Figures.Select(g => g.Value))).ToHashSet();
        var loose = Numbers(linted.Entry.Summary.Text.English).Where(n => !held.Contains(n)).ToList();
        if (loose.Count > 0)
            yield return linted.Problem($"the summary has {Listed(loose)}, which none of the facts that it rests on has", "summary", "en");
    }

    private static List<decimal> Without(List<decimal> these, List<decimal> others)
    {
        var rest = new List<decimal>(these);
        foreach (var other in others)
            rest.Remove(other);
        return rest;
    }

    private static string Listed(List<decimal> numbers) => numbers.Count == 0 ? "none" : string.Join(", ", numbers);

    // Digits only: number words have gender and number in Spanish, and "one" is a pronoun in English.
    private static List<decimal> Numbers(string text) =>
        [.. Number().Matches(text).Select(m => decimal.TryParse(m.ValueSpan, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n) ? n : -1)];

    [GeneratedRegex(@"\d[\d,]*(?:\.\d+)?")]
    private static partial Regex Number();
}
