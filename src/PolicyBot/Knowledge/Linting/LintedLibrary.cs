namespace PolicyBot.Knowledge.Linting;

/// <summary>What the rules look at.</summary>
/// <param name="Today">Nothing in the library may be dated after this day.</param>
internal sealed record LintedLibrary(Library Library, IReadOnlyList<LintedEntry> Entries, IReadOnlyDictionary<string, Func<TextReader>> Files, DateOnly Today)
{
    /// <summary>Where the parts of a YAML file stand.</summary>
    public Locations Locate(string file)
    {
        if (!Files.TryGetValue(file, out var open))
            return Locations.Unknown;
        using var text = open();
        return FrontMatter.OpenData(file, text.ReadToEnd(), [])?.Locate() ?? Locations.Unknown;
    }
}
