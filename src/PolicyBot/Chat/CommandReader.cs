using System.Text.RegularExpressions;

namespace PolicyBot.Chat;

/// <summary>Reads what follows <c>/policy</c> on platforms that send it as one text: "compare Texas and Florida", or a bare question.</summary>
public static partial class CommandReader
{
    private static readonly IReadOnlyDictionary<string, string> _none = new Dictionary<string, string>();

    /// <param name="text">Everything after the slash command.</param>
    public static Act.Commanded Read(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0)
            return new(Commands.Help, _none);
        var end = trimmed.IndexOf(' ', StringComparison.Ordinal);
        var (word, rest) = end < 0 ? (trimmed, "") : (trimmed[..end], trimmed[end..].Trim());
        return Commands.Find(word) is { } command && Fits(command, rest) is { } read ? read : Asked(trimmed);
    }

    /// <returns>Null when the words are a question that only begins with a command's word: "why did apprehensions fall?".</returns>
    private static Act.Commanded? Fits(Command command, string rest) => command switch
    {
        { Word: Commands.Help or Commands.Sources or Commands.Why } => rest.Length == 0 ? new(command.Word, _none) : null,
        { Word: Commands.Compare } => Sides().Match(rest) is { Success: true } sides
            ? With(command, ("first", sides.Groups["first"].Value), ("second", sides.Groups["second"].Value))
            : Mistake(command, "it needs two things with 'and' between them"),
        { Word: Commands.Timeline } => rest.Length == 0 ? Mistake(command, "it needs a topic") : With(command, ("topic", Of().Replace(rest, ""))),
        { Word: Commands.Privacy } => rest.Length == 0 || command.Options[0].Choices!.Contains(rest.ToLowerInvariant())
            ? With(command, ("action", rest.ToLowerInvariant()))
            : Mistake(command, "it knows " + string.Join(", ", command.Options[0].Choices!)),
        { Word: Commands.Settings or Commands.Digest } => Choosing(command, rest),
        { Options: [{ Required: true } option] } => rest.Length == 0 ? Mistake(command, $"it needs a {option.Name}") : With(command, (option.Name, rest)),
        _ => With(command, [.. command.Options.Take(1).Select(o => (o.Name, rest))]),
    };

    /// <summary>One of the first option's choices, and the rest as the second option.</summary>
    private static Act.Commanded Choosing(Command command, string rest)
    {
        var parts = rest.Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            [] => new(command.Word, _none),
            [var name, ..] when !command.Options[0].Choices!.Contains(name.ToLowerInvariant()) => Mistake(command, "it knows " + string.Join(", ", command.Options[0].Choices!)),
            [var name] => With(command, (command.Options[0].Name, name.ToLowerInvariant())),
            [var name, var value] => With(command, (command.Options[0].Name, name.ToLowerInvariant()), (command.Options[1].Name, value)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static Act.Commanded Asked(string question) => new(Commands.Ask, new Dictionary<string, string> { ["question"] = question });

    private static Act.Commanded With(Command command, params IReadOnlyList<(string Name, string Value)> arguments) =>
        new(command.Word, arguments.Where(a => a.Value.Length > 0).ToDictionary(a => a.Name, a => a.Value));

    private static Act.Commanded Mistake(Command command, string what) => new(command.Word, _none, $"“{command.Word}”: {what}. Write: /{Commands.Name} {command.Usage}");

    [GeneratedRegex(@"^(?<first>.+?)\s+(?:and|with|to|vs\.?|versus|against|y|con|e)\s+(?<second>.+)$", RegexOptions.IgnoreCase | RegexOptions.Singleline, 500)]
    private static partial Regex Sides();

    [GeneratedRegex("^(?:of|for|on|de|del|sobre)\\s+", RegexOptions.IgnoreCase, 500)]
    private static partial Regex Of();
}
