namespace PolicyBot.Knowledge;

/// <summary>
/// The library's own lists of words. Words that mean the same in this debate are replaced by one form, and words that only judge or lead up to a
/// question are left out, in the library and in questions alike, before anything is searched or decided: the choice of a word cannot change an answer.
/// </summary>
public sealed class Thesaurus
{
    private readonly PhraseTable _forms;

    private Thesaurus(PhraseTable forms, Senses senses)
    {
        _forms = forms;
        Senses = senses;
    }

    public static Thesaurus Empty { get; } = new(new([]), Senses.Nothing);

    /// <summary>The words that turn a statement into its opposite, or say of how many it holds.</summary>
    internal Senses Senses { get; }

    /// <summary>Whether a word stands in some list, so that it is known although the index holds only preferred forms.</summary>
    public bool Knows(string word) => _forms.Knows(word) || Senses.Knows(word);

    /// <summary>
    /// Reads <c>groups</c> of <c>use</c> (the preferred form) and <c>for</c> (its variants), <c>judging</c> and <c>framing</c> words, and the words of
    /// <see cref="Senses"/>.
    /// </summary>
    public static Thesaurus Read(string file, string text, ICollection<LibraryProblem> problems)
    {
        if (FrontMatter.OpenData(file, text, problems) is not { } fields)
            return Empty;
        var replacements = new List<(string[], string[])>();
        var seen = new HashSet<string>();
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
            group.RejectUnknown();
        }

        Add(fields, "judging", []);
        Add(fields, "framing", []);
        var senses = Senses.Read(fields);
        fields.RejectUnknown();
        return new(new(replacements), senses);
    }

    /// <summary>
    /// Folds a text and puts the preferred form in the place of every variant, the longest first; then once more, so that a variant may
    /// be written with preferred forms in it ("shield unauthorized immigrants from ice").
    /// </summary>
    public string Canonical(string text) => string.Join(' ', _forms.Replace(_forms.Replace(Folding.Words(text))));
}
