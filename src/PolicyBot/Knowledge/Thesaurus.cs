namespace PolicyBot.Knowledge;

/// <summary>
/// The library's own lists of words. Words that mean the same in this debate are replaced by one form, and words that only judge or lead up to a
/// question are left out, in the library and in questions alike, before anything is searched or decided: the choice of a word cannot change an answer.
/// </summary>
public sealed class Thesaurus
{
    private const char PopulationMark = '@';

    private readonly PhraseTable _forms;
    private readonly PhraseTable _populations;

    private Thesaurus(PhraseTable forms, IReadOnlyList<IReadOnlyList<string>> groups, PhraseTable populations, Senses senses)
    {
        _forms = forms;
        _populations = populations;
        Groups = groups;
        Senses = senses;
    }

    public static Thesaurus Empty { get; } = new(new([]), [], new([]), Senses.Nothing);

    /// <summary>The groups of words that mean the same, folded; the form under which the library is indexed comes first.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Groups { get; }

    /// <summary>The words that turn a statement into its opposite, or say of how many it holds.</summary>
    internal Senses Senses { get; }

    /// <summary>Whether a word stands in some list, so that it is known although the index holds only preferred forms.</summary>
    public bool Knows(string word) => _forms.Knows(word) || Senses.Knows(word);

    /// <summary>
    /// Reads <c>groups</c> of <c>use</c> (the preferred form) and <c>for</c> (its variants), <c>judging</c> and <c>framing</c> words, <c>populations</c> of whom a rule may hold, and the words of
    /// <see cref="Senses"/>.
    /// </summary>
    public static Thesaurus Read(string file, string text, ICollection<LibraryProblem> problems)
    {
        if (FrontMatter.OpenData(file, text, problems) is not { } fields)
            return Empty;
        var replacements = new List<(string[], string[])>();
        var seen = new HashSet<string>();
        var groups = new List<IReadOnlyList<string>>();
        void Add(FrontMatter list, string key, string[] instead)
        {
            foreach (var variant in list.List(key))
            {
                var words = Folding.Words(variant);
                if (words.Length == 0 || !seen.Add(string.Join(' ', words)))
                    list.Problem(key, $"'{variant}' is empty or stands in two groups");
                else
                    replacements.Add((words, instead));
            }
        }

        foreach (var group in fields.Items("groups"))
        {
            Add(group, "for", Folding.Words(group.Text("use")));
            groups.Add([Folding.Fold(group.Text("use")), .. group.List("for").Select(Folding.Fold)]);
            group.RejectUnknown();
        }

        Add(fields, "judging", []);
        Add(fields, "framing", []);
        var populations = new PhraseTable(fields.List("populations").Select(Folding.Words).Select(words => (words, (string[])[PopulationMark + string.Join('-', words)])));
        var senses = Senses.Read(fields);
        fields.RejectUnknown();
        return new(new(replacements), groups, populations, senses);
    }

    /// <summary>The groups of people whom canonical words name: what holds of refugees need not hold of visitors.</summary>
    internal IEnumerable<string> PopulationsIn(IReadOnlyList<string> canonical) => _populations.Replace(canonical).Where(w => w[0] is PopulationMark);

    /// <summary>
    /// Folds a text and puts the preferred form in the place of every variant, the longest first; then once more, so that a variant may
    /// be written with preferred forms in it ("shield unauthorized immigrants from ice").
    /// </summary>
    public string Canonical(string text) => string.Join(' ', _forms.Replace(_forms.Replace(Folding.Words(text))));
}
