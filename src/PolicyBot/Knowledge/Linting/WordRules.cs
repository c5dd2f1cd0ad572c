namespace PolicyBot.Knowledge.Linting;

/// <summary>
/// The thesaurus leads every variant to its one form in a single step. That no variant stands in two groups is the loader's
/// to say.
/// </summary>
internal static class WordRules
{
    public static IEnumerable<LibraryProblem> Check(LintedLibrary library)
    {
        const string File = LibraryLoader.ThesaurusFile;
        var lines = library.Locate(File);
        foreach (var preferred in lines.Values("groups", "use"))
        {
            var canonical = library.Library.Thesaurus.Canonical(preferred);
            if (canonical != Folding.Fold(preferred))
                yield return new(File, lines.Line("groups", preferred), $"the preferred form '{preferred}' is itself replaced, by '{canonical}'; use that form, or take the variant away");
        }
    }
}
