using System.Text.RegularExpressions;

namespace PolicyBot.Knowledge.Linting;

/// <summary>Ids are stable, speakable names, and a file is found by its entry's id.</summary>
internal static partial class NameRules
{
    public static IEnumerable<LibraryProblem> Check(LintedLibrary library) => library.Entries.SelectMany(Check);

    private static IEnumerable<LibraryProblem> Check(LintedEntry linted)
    {
        var entry = linted.Entry;
        if (entry.Id.Value.Length > 0 && Path.GetFileNameWithoutExtension(entry.File) != entry.Id.Value)
            yield return linted.Problem($"the file of entry '{entry.Id}' must be called '{entry.Id}.md'", "id");
        foreach (var id in entry.Facts.Select(f => f.Id.Value).Where(id => id.Length > 0 && !Kebab().IsMatch(id)))
            yield return linted.Problem($"fact id '{id}' must be lower-case words and numbers joined by hyphens", "facts", id);
        if (entry.Id.Value.Length > 0 && !Kebab().IsMatch(entry.Id.Value))
            yield return linted.Problem($"entry id '{entry.Id}' must be lower-case words and numbers joined by hyphens", "id");
        if (entry.Jurisdiction.Length > 0 && !Jurisdiction().IsMatch(entry.Jurisdiction))
            yield return linted.Problem($"jurisdiction '{entry.Jurisdiction}' must be a country such as US, a state such as US-TX or a place such as US-MD-montgomery", "jurisdiction");
    }

    [GeneratedRegex("^[a-z0-9]+(?:-[a-z0-9]+)*$")]
    private static partial Regex Kebab();

    [GeneratedRegex("^[A-Z]{2}(?:-[A-Z]{2}(?:-[a-z]+)*)?$")]
    private static partial Regex Jurisdiction();
}
