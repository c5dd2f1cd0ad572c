using PolicyBot.Asking;
using PolicyBot.Knowledge;

namespace PolicyBot.App.Web.Desk;

/// <summary>Writes approved files into the overlay directory, whole or not at all.</summary>
internal sealed class OverlayWriter(LibraryFiles files, LiveKnowledge live)
{
    /// <returns>What the library has against it, after which the directory is as it was; empty when it is in use.</returns>
    /// <exception cref="InvalidOperationException">There is no overlay directory, or the path leads out of it.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    public IReadOnlyList<LibraryProblem> Write(string path, string text)
    {
        var target = Inside(path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var before = File.Exists(target) ? File.ReadAllText(target) : null;
        Put(target, text);
        if (live.Reload() is not { Count: > 0 } problems)
            return [];
        if (before is null)
            File.Delete(target);
        else
            Put(target, before);
        live.Reload();
        return problems;
    }

    /// <summary>The full path, which no name, dots or link leads out of the directory.</summary>
    internal string Inside(string path)
    {
        var root = Path.GetFullPath(files.Overlay ?? throw new InvalidOperationException("There is no directory to write to: set Library:Overlay.")) + Path.DirectorySeparatorChar;
        var full = Path.GetFullPath(Path.Combine(root, path));
        if (!full.StartsWith(root, StringComparison.Ordinal) || Path.GetExtension(full) != ".md" || path.Split('/').Any(part => part.Length == 0 || part[0] == '.'))
            throw new InvalidOperationException($"'{path}' is no file of the library.");
        for (var step = full; step.Length > root.Length; step = Path.GetDirectoryName(step)!)
        {
            if (new FileInfo(step).LinkTarget is not null)
                throw new InvalidOperationException($"'{path}' leads out of the library by a link.");
        }

        return full;
    }

    /// <summary>Whoever reads the directory meanwhile sees the old file or the new one.</summary>
    private static void Put(string target, string text)
    {
        var aside = target + ".new";
        File.WriteAllText(aside, text);
        File.Move(aside, target, overwrite: true);
    }
}
