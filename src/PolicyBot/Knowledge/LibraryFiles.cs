using System.Reflection;

namespace PolicyBot.Knowledge;

/// <summary>
/// The files that make up the library: those embedded in the assembly, with a directory laid over them or put in their place.
/// </summary>
/// <param name="overlay">A directory whose files replace embedded ones of the same path and add to them; null for none.</param>
/// <param name="replace">Whether the directory is the whole library instead.</param>
public sealed class LibraryFiles(string? overlay = null, bool replace = false)
{
    private const string Prefix = "Library/";
    private Dictionary<string, string> _over = [];

    /// <summary>The directory that is laid over the embedded library, if any.</summary>
    public string? Overlay => overlay;

    /// <summary>The same with one file more, or with other words in it: how the library would be.</summary>
    /// <param name="path">Inside the library, with forward slashes.</param>
    public LibraryFiles With(string path, string text) => new(overlay, replace) { _over = new(_over, StringComparer.Ordinal) { [path] = text } };

    /// <summary>Opens every file; the caller disposes what it opens.</summary>
    /// <returns>Paths inside the library with forward slashes, in ordinal order.</returns>
    /// <exception cref="DirectoryNotFoundException">The overlay directory is not there.</exception>
    public IReadOnlyDictionary<string, Func<TextReader>> All()
    {
        var files = new SortedDictionary<string, Func<TextReader>>(StringComparer.Ordinal);
        if (!replace)
        {
            var assembly = Assembly.GetExecutingAssembly();
            foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
                files[name[Prefix.Length..].Replace('\\', '/')] = () => new StreamReader(assembly.GetManifestResourceStream(name)!);
        }

        if (overlay is not null)
            LayOver(files, overlay);
        foreach (var (path, text) in _over)
            files[path] = () => new StringReader(text);
        return files;
    }

    private static void LayOver(SortedDictionary<string, Func<TextReader>> files, string overlay)
    {
        if (!Directory.Exists(overlay))
            throw new DirectoryNotFoundException($"The library directory '{overlay}' (setting Library:Overlay) does not exist; create it or remove the setting.");
        foreach (var path in Directory.EnumerateFiles(overlay, "*", SearchOption.AllDirectories))
        {
            if (Path.GetExtension(path) is ".md" or ".csv" or ".yaml")
                files[Path.GetRelativePath(overlay, path).Replace('\\', '/')] = () => new StreamReader(path);
        }
    }
}
