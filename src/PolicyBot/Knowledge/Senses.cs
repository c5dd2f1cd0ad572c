namespace PolicyBot.Knowledge;

/// <summary>Of how many, or how often, a statement is said to hold. A statement that holds of more holds of fewer too.</summary>
internal enum Extent
{
    Some = 1,

    /// <summary>"Immigrants pay taxes": said in general, of most or of the typical one.</summary>
    General,
    Most,
    NearlyAll,
    All,
}

/// <summary>How the two sides of a sense stand to each other.</summary>
internal enum Contrast
{
    /// <summary>What is not legal is illegal.</summary>
    Either,

    /// <summary>What is not more need not be less.</summary>
    Scale,

    /// <summary>There is no other side, as where somebody is said to have said it.</summary>
    None,
}

/// <summary>A pair of opposites, or a word that makes another statement of one.</summary>
internal readonly record struct Sense(string Name, Contrast Contrast);

/// <summary>
/// The words that decide whether two sentences on the same matter say the same or the opposite: negations, opposites such as
/// mandatory and voluntary, and quantities. Each is replaced by a mark that no folded word can be.
/// </summary>
internal sealed class Senses
{
    public const string Not = "!not";

    /// <summary>"No one", "never": denies it of all.</summary>
    public const string None = "!none";

    private const string ExtentMark = "#";

    /// <summary>For each contrast the sign of its one and of its other side.</summary>
    private const string Signs = "+-><=?";

    private readonly PhraseTable _marks;

    private Senses(IEnumerable<(string[], string[])> marks) => _marks = new(marks);

    public static Senses Nothing { get; } = new([]);

    /// <summary>Reads <c>opposites</c> (<c>one</c> against <c>other</c>), <c>negations</c>, <c>denials</c>, <c>exceptions</c> ("not all"), <c>extents</c>, <c>light</c> words, which are left out, and <c>kept</c> phrases.</summary>
    public static Senses Read(FrontMatter fields)
    {
        var marks = new List<(string[], string[])>();
        void Add(FrontMatter list, string key, string mark) => marks.AddRange(list.List(key).Select(Folding.Words).Where(w => w.Length > 0).Select(w => (w, (string[])[mark])));
        foreach (var pair in fields.Items("opposites"))
        {
            var name = pair.Text("sense");
            var contrast = !pair.Has("other") ? Contrast.None : pair.Flag("scale") ? Contrast.Scale : Contrast.Either;
            Add(pair, "one", Mark(new(name, contrast), one: true));
            Add(pair, "other", Mark(new(name, contrast), one: false));
            pair.RejectUnknown();
        }

        marks.AddRange(fields.List("light").Select(Folding.Words).Where(w => w.Length > 0).Select(w => (w, (string[])[])));
        marks.AddRange(fields.List("kept").Select(Folding.Words).Where(w => w.Length > 0).Select(w => (w, w)));
        marks.AddRange(fields.List("exceptions").Select(Folding.Words).Where(w => w.Length > 0).Select(w => (w, (string[])[Not, ExtentMark + Extent.Some])));
        Add(fields, "negations", Not);
        Add(fields, "denials", None);
        foreach (var extent in fields.Items("extents"))
        {
            Add(extent, "for", ExtentMark + extent.Choice("extent", Extent.General));
            extent.RejectUnknown();
        }

        return new(marks);
    }

    public bool Knows(string word) => _marks.Knows(word);

    /// <summary>The canonical words with a mark in the place of each word of sense.</summary>
    /// <remarks>"Is it over?" asks whether it ended, "over three million" does not.</remarks>
    public IReadOnlyList<string> Mark(IReadOnlyList<string> words) => _marks.Replace(words.Count > 0 && words[^1] is "over" ? [.. words.SkipLast(1), "ended"] : words);

    /// <summary>The opposites that a mark names and on which side it stands; null for any other word.</summary>
    public static (Sense Sense, bool One)? Opposite(string word) => Signs.IndexOf(word[0], StringComparison.Ordinal) is var at and >= 0
        ? (new(word[1..], (Contrast)(at / 2)), at % 2 == 0)
        : null;

    private static string Mark(Sense sense, bool one) => Signs[(2 * (int)sense.Contrast) + (one ? 0 : 1)] + sense.Name;

    public static Extent? ExtentOf(string word) => word.StartsWith(ExtentMark, StringComparison.Ordinal) ? Enum.Parse<Extent>(word.AsSpan(1)) : null;
}
