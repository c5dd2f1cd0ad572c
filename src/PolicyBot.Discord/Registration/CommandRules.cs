using System.Text.RegularExpressions;

namespace PolicyBot.Discord.Registration;

/// <summary>The platform's rules for commands, checked before anything is sent.</summary>
internal static partial class CommandRules
{
    private const int LongestMessageName = 32;
    private const int LongestDescription = 100;
    private const int MostOptions = 25;
    private const int LongestChoice = 100;
    private const int LongestInAll = 8000;
    private const int DeepestOption = 2;

    /// <returns>What is wrong, one sentence each.</returns>
    public static IReadOnlyList<string> Problems(IReadOnlyList<CommandDefinition> commands) =>
    [
        .. commands.GroupBy(c => (c.Type, c.Name)).Where(g => g.Count() > 1).Select(g => $"There are two commands named '{g.Key.Name}'."),
        .. commands.SelectMany(Problems),
    ];

    private static IEnumerable<string> Problems(CommandDefinition command)
    {
        foreach (var name in command.NameLocalizations.Values.Append(command.Name))
        {
            if (command.Type == CommandSet.MessageCommand ? name.Length is 0 or > LongestMessageName : !IsName(name))
                yield return $"'{name}' cannot be the name of a command.";
        }

        if (command.Type == CommandSet.MessageCommand)
        {
            if (command.Description is not null || command.Options is not null)
                yield return $"'{command.Name}' is a command on messages, which has neither description nor options.";
            yield break;
        }

        foreach (var problem in Descriptions(command.Name, command.Description, command.DescriptionLocalizations).Concat(Options(command.Name, command.Options ?? [], 1)))
            yield return problem;
        if (Size(command) is var size && size > LongestInAll)
            yield return $"The texts of '{command.Name}' have {size} characters together; {LongestInAll} is the most.";
    }

    private static IEnumerable<string> Options(string path, IReadOnlyList<OptionDefinition> options, int depth)
    {
        if (options.Count > MostOptions)
            yield return $"'{path}' has more than {MostOptions} options.";
        if (options.Select(o => o.Name).Distinct().Count() != options.Count)
            yield return $"'{path}' has two options of one name.";
        if (options.Any(o => o.Type == CommandSet.SubCommand) && options.Any(o => o.Type != CommandSet.SubCommand))
            yield return $"'{path}' mixes subcommands and options.";
        if (options.SkipWhile(o => o.Required is true).Any(o => o.Required is true))
            yield return $"'{path}' has a required option after an optional one.";
        foreach (var problem in options.SelectMany(o => Option($"{path} {o.Name}", o, depth)))
            yield return problem;
    }

    private static IEnumerable<string> Option(string path, OptionDefinition option, int depth)
    {
        foreach (var name in option.NameLocalizations.Values.Append(option.Name).Where(n => !IsName(n)))
            yield return $"'{name}' cannot be the name of an option of '{path}'.";
        foreach (var problem in Descriptions(path, option.Description, option.DescriptionLocalizations))
            yield return problem;
        if (option.Autocomplete is true && (option.Choices is not null || option.Type != CommandSet.TextOption))
            yield return $"'{path}' cannot both suggest and have choices.";
        if (option.Choices is { } choices && (choices.Count is 0 or > MostOptions || choices.Any(c => c.Name.Length is 0 or > LongestChoice || c.Value.Length is 0 or > LongestChoice)))
            yield return $"'{path}' has choices that are too many or too long.";
        if (option.Options is { } nested)
        {
            if (depth >= DeepestOption)
                yield return $"'{path}' is nested too deep.";
            foreach (var problem in Options(path, nested, depth + 1))
                yield return problem;
        }
    }

    private static IEnumerable<string> Descriptions(string path, string? description, IReadOnlyDictionary<string, string>? localized) =>
        (localized?.Values ?? []).Append(description ?? "").Where(d => d.Length is 0 or > LongestDescription).Select(d => $"A description of '{path}' has {d.Length} characters; it must have 1 to {LongestDescription}.");

    private static bool IsName(string name) => Name().IsMatch(name) && !name.Any(char.IsUpper);

    /// <summary>Of each text the longest of its languages counts.</summary>
    private static int Size(CommandDefinition command) =>
        Longest(command.Name, command.NameLocalizations) + Longest(command.Description ?? "", command.DescriptionLocalizations) + (command.Options ?? []).Sum(Size);

    private static int Size(OptionDefinition option) =>
        Longest(option.Name, option.NameLocalizations) + Longest(option.Description, option.DescriptionLocalizations)
        + (option.Choices ?? []).Sum(c => c.Name.Length + c.Value.Length) + (option.Options ?? []).Sum(Size);

    private static int Longest(string text, IReadOnlyDictionary<string, string>? localized) => (localized?.Values ?? []).Append(text).Max(t => t.Length);

    [GeneratedRegex(@"^[-_'\p{L}\p{N}]{1,32}$", RegexOptions.None, 500)]
    private static partial Regex Name();
}
