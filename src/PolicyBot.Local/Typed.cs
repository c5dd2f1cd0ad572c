using System.Text.RegularExpressions;
using PolicyBot.Chat;

namespace PolicyBot.Local;

/// <summary>Reads what is typed into the workspace: a command, a mention, or the beginning of one.</summary>
public static partial class Typed
{
    public const string Command = "/" + Commands.Name;

    private const string Mention = "@" + LocalPlatform.Bot;

    /// <returns>What follows the slash command; null for what is no command of the bot.</returns>
    public static string? AfterCommand(string text) =>
        text.StartsWith(Command, StringComparison.OrdinalIgnoreCase) && (text.Length == Command.Length || char.IsWhiteSpace(text[Command.Length])) ? text[Command.Length..].Trim() : null;

    public static bool MentionsBot(string text) => Bot().IsMatch(text);

    /// <summary>The text without the mention of the bot.</summary>
    public static string WithoutMention(string text) => Bot().Replace(text, " ").Trim();

    /// <summary>Names of members, as they are typed after "@", in the form that settings know; the longest name first.</summary>
    public static string WithIds(string text, IEnumerable<Member> members)
    {
        foreach (var member in members.OrderByDescending(m => m.Name.Length))
            text = text.Replace("@" + member.Name, $"<@{member.Id}>", StringComparison.OrdinalIgnoreCase);
        return text;
    }

    /// <summary>What could be completed at the end of <paramref name="text"/>.</summary>
    public static Completion? Unfinished(string text)
    {
        if (text.StartsWith('/') && !text.Contains(' ', StringComparison.Ordinal))
            return new Completion.OfWord("", "");
        if (AfterCommand(text) is not null)
            return OfCommand(text[Command.Length..].TrimStart());
        var at = text.LastIndexOf('@');
        return at >= 0 && (at == 0 || char.IsWhiteSpace(text[at - 1])) && text.Length - at <= Member.LongestName ? new Completion.OfName(text[..at], text[(at + 1)..]) : null;
    }

    private static Completion? OfCommand(string rest)
    {
        var end = rest.IndexOf(' ', StringComparison.Ordinal);
        if (end < 0)
            return new Completion.OfWord($"{Command} ", rest);
        var (word, typed) = (rest[..end], rest[(end + 1)..].TrimStart());
        if (Commands.Find(word) is not { } command)
            return new Completion.OfOption($"{Command} ", Commands.Ask, "question", rest);
        return command.Word == Commands.Compare ? OfSides(command, typed) : command.Options switch
        {
            [] => null,
            [{ Choices: { } choices }, ..] when !typed.Contains(' ', StringComparison.Ordinal) => new Completion.OfChoice($"{Command} {command.Word} ", choices, typed),
            [{ Suggests: true } option, ..] => new Completion.OfOption($"{Command} {command.Word} ", command.Word, option.Name, typed),
            _ => null,
        };
    }

    private static Completion.OfOption OfSides(Command command, string typed)
    {
        var second = And().Match(typed);
        return second.Success
            ? new($"{Command} {command.Word} {typed[..(second.Index + second.Length)]}", command.Word, command.Options[1].Name, typed[(second.Index + second.Length)..])
            : new($"{Command} {command.Word} ", command.Word, command.Options[0].Name, typed);
    }

    [GeneratedRegex("@" + LocalPlatform.Bot + @"\b[:,]?", RegexOptions.IgnoreCase, 500)]
    private static partial Regex Bot();

    [GeneratedRegex(@"\s(?:and|y|vs\.?|with)\s+", RegexOptions.IgnoreCase | RegexOptions.RightToLeft, 500)]
    private static partial Regex And();
}

/// <summary>What is being typed and could be completed.</summary>
/// <param name="Before">What stands before it and stays.</param>
/// <param name="Begun">What is typed of it.</param>
public abstract record Completion(string Before, string Begun)
{
    /// <summary>A word of <c>/policy</c>.</summary>
    public sealed record OfWord(string Before, string Begun) : Completion(Before, Begun);

    /// <summary>One of the values that an option must have.</summary>
    public sealed record OfChoice(string Before, IReadOnlyList<string> Choices, string Begun) : Completion(Before, Begun);

    /// <summary>Free text that the library knows how to go on with.</summary>
    public sealed record OfOption(string Before, string Word, string Option, string Begun) : Completion(Before, Begun);

    /// <summary>A name after "@".</summary>
    public sealed record OfName(string Before, string Begun) : Completion(Before, Begun);
}
