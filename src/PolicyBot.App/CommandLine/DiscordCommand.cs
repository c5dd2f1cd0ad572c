using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Discord.Registration;

namespace PolicyBot.App.CommandLine;

/// <summary><c>discord register|invite</c>: what is done once when the bot is set up on Discord.</summary>
internal static class DiscordCommand
{
    private const string NoToken = "Discord is off: set Discord:Token (POLICYBOT_Discord__Token) to the token from the Bot page of the developer portal.";

    public static Command Create(Func<IServiceProvider> services) => new("discord", "Set the bot up on Discord.")
    {
        Register(services),
        Invite(services),
    };

    private static Command Register(Func<IServiceProvider> services)
    {
        var guild = new Option<string?>("--guild") { Description = "The id of one server to register in, where changes show at once; without it the commands are registered everywhere." };
        guild.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } id && !(id.Length is > 0 and <= 20 && id.All(char.IsAsciiDigit)))
                result.AddError("--guild takes a server's id, which is a number.");
        });
        var command = new Command("register", "Register the bot's commands; what is registered as it should be stays untouched.") { guild };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (services().GetService<DiscordCommands>() is not { } commands)
                return await FailAsync(parsed, NoToken);
            var report = await commands.RegisterAsync(parsed.GetValue(guild), cancellationToken);
            foreach (var line in report.Lines)
                await (report.IsDone ? parsed.InvocationConfiguration.Output : parsed.InvocationConfiguration.Error).WriteLineAsync(line);
            return report.IsDone ? 0 : 1;
        });
        return command;
    }

    private static Command Invite(Func<IServiceProvider> services)
    {
        var command = new Command("invite", "Print the link by which the bot is installed, with the least rights it needs.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (services().GetService<DiscordCommands>() is not { } commands)
                return await FailAsync(parsed, NoToken);
            if (await commands.InviteAsync(cancellationToken) is not { } link)
                return await FailAsync(parsed, "Discord does not tell the application's id; set Discord:ApplicationId.");
            await parsed.InvocationConfiguration.Output.WriteLineAsync(link);
            return 0;
        });
        return command;
    }

    private static async Task<int> FailAsync(ParseResult parsed, string why)
    {
        await parsed.InvocationConfiguration.Error.WriteLineAsync(why);
        return 1;
    }
}
