using PolicyBot.Chat;
using PolicyBot.Local;

namespace PolicyBot.App.Web.Rooms;

/// <summary>A way to go on with what is typed.</summary>
/// <param name="Text">The whole text with it.</param>
/// <param name="Hint">What it does; null where the label says it.</param>
public sealed record Completed(string Label, string Text, string? Hint);

/// <summary>Ways to go on that need not be looked up in the library.</summary>
internal static class Completions
{
    public const int Most = 10;

    public static IReadOnlyList<Completed> Of(Completion unfinished, IEnumerable<string> names, Language language) => unfinished switch
    {
        Completion.OfWord word => [.. Commands.All.Where(c => c.Word.StartsWith(word.Begun, StringComparison.OrdinalIgnoreCase) || c.SpanishWord.StartsWith(word.Begun, StringComparison.OrdinalIgnoreCase))
            .Select(c => new Completed($"{Typed.Command} {c.Usage}", $"{Typed.Command} {c.Word}{(c.Options.Count > 0 ? " " : "")}", c.Description.In(language)))],
        Completion.OfChoice choice => [.. choice.Choices.Where(c => c.StartsWith(choice.Begun, StringComparison.OrdinalIgnoreCase) && c != choice.Begun).Select(c => new Completed(c, $"{choice.Before}{c} ", null))],
        Completion.OfName name => [.. names.Prepend(LocalPlatform.Bot).Where(n => n.StartsWith(name.Begun, StringComparison.OrdinalIgnoreCase)).Take(Most).Select(n => new Completed("@" + n, $"{name.Before}@{n} ", null))],
        _ => [],
    };
}
