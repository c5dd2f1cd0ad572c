using PolicyBot.Discord.Events;
using PolicyBot.Discord.Rest;
using PolicyBot.Discord.Wire;

namespace PolicyBot.Discord.Registration;

/// <summary>What a registration did, or why it could not.</summary>
/// <param name="Lines">One line for each thing done.</param>
public sealed record RegistrationReport(bool IsDone, IReadOnlyList<string> Lines);

/// <summary>Registers the bot's commands, and changes only what differs: a second run changes nothing.</summary>
public sealed class DiscordCommands
{
    private readonly DiscordRest _rest;
    private readonly Self _self;

    internal DiscordCommands(DiscordRest rest, Self self) => (_rest, _self) = (rest, self);

    /// <param name="guild">The server to register in, where changes show at once; null for everywhere.</param>
    public async Task<RegistrationReport> RegisterAsync(string? guild, CancellationToken cancellationToken)
    {
        var wanted = CommandSet.Of(everywhere: guild is null);
        if (CommandRules.Problems(wanted) is { Count: > 0 } problems)
            return new(false, problems);
        if (await _self.ApplicationAsync(cancellationToken) is not { } application)
            return new(false, ["Discord does not tell the application's id. Is Discord:Token right?"]);
        if (await _rest.SendAsync(Calls.Commands(application, guild), cancellationToken) is not RestResult.Done { Body: { ValueKind: System.Text.Json.JsonValueKind.Array } registered })
            return new(false, ["Discord does not show the commands that are registered now. Is the bot in that server, and installed with applications.commands?"]);
        var lines = new List<string>();
        foreach (var (line, call) in Changes(application, guild, wanted, [.. registered.EnumerateArray()]))
        {
            var result = await _rest.SendAsync(call with { Patience = TimeSpan.FromMinutes(1) }, cancellationToken);
            if (result is not RestResult.Done)
                return new(false, [.. lines, $"{line}: failed. {Reason(result)}"]);
            lines.Add(line + ".");
        }

        return new(true, lines.Count == 0 ? ["Nothing to change."] : lines);
    }

    /// <returns>The link by which the bot is installed, with the least rights it needs; null when the platform does not tell the application's id.</returns>
    public async Task<string?> InviteAsync(CancellationToken cancellationToken) =>
        await _self.ApplicationAsync(cancellationToken) is { } application
            ? $"https://discord.com/oauth2/authorize?client_id={application}&scope=bot+applications.commands&permissions={(ulong)Permissions.Invited}"
            : null;

    private static IEnumerable<(string Line, RestCall Call)> Changes(string application, string? guild, IReadOnlyList<CommandDefinition> wanted, IReadOnlyList<System.Text.Json.JsonElement> registered)
    {
        foreach (var command in wanted)
        {
            var known = registered.Where(r => IsOf(r, command)).Take(1).ToList();
            if (known is not [var found] || found.Text("id") is not { } id)
                yield return ($"Created {Shown(command.Type, command.Name)}", Calls.CreateCommand(application, guild, WireJson.Write(command)));
            else if (CommandDifference.Differs(found, command, everywhere: guild is null))
                yield return ($"Changed {Shown(command.Type, command.Name)}", Calls.ChangeCommand(application, guild, id, WireJson.Write(command)));
        }

        // The bot's application has no commands but the bot's; an entry point belongs to an activity and stays.
        foreach (var old in registered.Where(r => (r.Number("type") ?? CommandSet.SlashCommand) is 1 or 2 or 3 && !wanted.Any(w => IsOf(r, w))))
        {
            if (old.Text("id") is { } id)
                yield return ($"Deleted {Shown((int)(old.Number("type") ?? CommandSet.SlashCommand), old.Text("name") ?? id)}", Calls.DeleteCommand(application, guild, id));
        }
    }

    private static bool IsOf(System.Text.Json.JsonElement registered, CommandDefinition command) =>
        (registered.Number("type") ?? CommandSet.SlashCommand) == command.Type && registered.Text("name") == command.Name;

    private static string Shown(int type, string name) => type == CommandSet.SlashCommand ? "/" + name : $"“{name}”";

    private static string Reason(RestResult result) => result switch
    {
        RestResult.Refused refused => $"Discord says: status {refused.Status}, code {refused.Code}.",
        RestResult.Limited limited => $"Discord limits this; try again in {limited.After}.",
        RestResult.Stopped => "Discord rejected the token.",
        _ => "Discord cannot be reached.",
    };
}
