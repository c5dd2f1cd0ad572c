using PolicyBot.Chat;
using PolicyBot.Knowledge;

namespace PolicyBot.Discord.Registration;

/// <summary>A command as it is registered.</summary>
/// <param name="Type">1 a slash command, 3 a command on messages.</param>
/// <param name="IntegrationTypes">0 installed in a server, 1 installed by a person; null for the commands of one server.</param>
/// <param name="Contexts">0 servers, 1 direct messages with the bot, 2 conversations between people; null for the commands of one server.</param>
internal sealed record CommandDefinition(
    int Type,
    string Name,
    IReadOnlyDictionary<string, string> NameLocalizations,
    string? Description,
    IReadOnlyDictionary<string, string>? DescriptionLocalizations,
    IReadOnlyList<OptionDefinition>? Options,
    IReadOnlyList<int>? IntegrationTypes,
    IReadOnlyList<int>? Contexts);

/// <param name="Type">1 a subcommand, 3 text.</param>
internal sealed record OptionDefinition(
    int Type,
    string Name,
    IReadOnlyDictionary<string, string> NameLocalizations,
    string Description,
    IReadOnlyDictionary<string, string> DescriptionLocalizations)
{
    public bool? Required { get; init; }

    public bool? Autocomplete { get; init; }

    public IReadOnlyList<ChoiceDefinition>? Choices { get; init; }

    public IReadOnlyList<OptionDefinition>? Options { get; init; }
}

internal sealed record ChoiceDefinition(string Name, string Value);

/// <summary>The bot's commands, made from the words that all platforms share.</summary>
internal static class CommandSet
{
    public const int SlashCommand = 1;
    public const int MessageCommand = 3;
    public const int SubCommand = 1;
    public const int TextOption = 3;
    private static readonly string[] _spanish = ["es-ES", "es-419"];

    /// <param name="everywhere">False for the commands of one server, which know neither contexts nor kinds of installation.</param>
    public static IReadOnlyList<CommandDefinition> Of(bool everywhere) =>
    [
        new(SlashCommand, Commands.Name, new Dictionary<string, string>(), Commands.Description.English, Spanish(Commands.Description.Spanish), [.. Commands.All.Select(Of)], Both(everywhere), All(everywhere)),
        new(MessageCommand, Commands.CheckThisClaim.English, Spanish(Commands.CheckThisClaim.Spanish), null, null, null, Both(everywhere), All(everywhere)),
    ];

    private static int[]? Both(bool everywhere) => everywhere ? [0, 1] : null;

    private static int[]? All(bool everywhere) => everywhere ? [0, 1, 2] : null;

    private static OptionDefinition Of(Command command) => Option(SubCommand, command.Word, command.SpanishWord, command.Description) with
    {
        Options = command.Options.Count == 0 ? null : [.. command.Options.OrderByDescending(o => o.Required).Select(Of)],
    };

    private static OptionDefinition Of(CommandOption option) => Option(TextOption, option.Name, option.SpanishName, option.Description) with
    {
        Required = option.Required ? true : null,
        Autocomplete = option is { Suggests: true, Choices: null } ? true : null,
        Choices = option.Choices is { } choices ? [.. choices.Select(c => new ChoiceDefinition(c, c))] : null,
    };

    private static OptionDefinition Option(int type, string name, string spanishName, Bilingual description) =>
        new(type, name, Spanish(spanishName), description.English, Spanish(description.Spanish));

    private static Dictionary<string, string> Spanish(string text) => _spanish.ToDictionary(locale => locale, _ => text);
}
