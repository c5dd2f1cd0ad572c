namespace PolicyBot.Knowledge.Linting;

/// <summary>
/// Reads a library as its curators' strictest reader would: what is incomplete, dangling, duplicate, contradictory or dated in the
/// future is named with its file and line. The loader says what cannot be read; the linter adds what should not be published.
/// </summary>
public static class Linter
{
    private static readonly Func<LintedLibrary, IEnumerable<LibraryProblem>>[] _rules =
    [
        NameRules.Check,
        CompletenessRules.Check,
        ReferenceRules.Check,
        DuplicateRules.Check,
        DateRules.Check,
        ChangeRules.Check,
        FigureRules.Check,
        SourceRules.Check,
        SeriesRules.Check,
        WordRules.Check,
    ];

    /// <param name="today">Nothing in the library may be dated after this day.</param>
    /// <returns>Every problem, by file and line; empty when the library may be published.</returns>
    /// <exception cref="DirectoryNotFoundException">The overlay directory is not there.</exception>
    public static IReadOnlyList<LibraryProblem> Lint(LibraryFiles files, DateOnly today)
    {
        var all = files.All();
        var (library, unreadable) = LibraryLoader.Load(files);
        var linted = new LintedLibrary(library, [.. library.Entries.Select(e => new LintedEntry(e, all))], all, today);
        return [.. unreadable.Concat(_rules.SelectMany(rule => rule(linted))).Distinct().OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line)];
    }
}
