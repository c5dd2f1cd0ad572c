using System.CommandLine;
using PolicyBot.Slack;

namespace PolicyBot.App.CommandLine;

/// <summary><c>slack manifest</c>: what an administrator pastes into Slack.</summary>
internal static class SlackCommand
{
    public static Command Create() => new("slack", "For administrators of Slack workspaces.") { Manifest() };

    private static Command Manifest()
    {
        var http = new Option<string?>("--http") { Description = "Where the bot is reached over HTTP, such as https://policybot.example.org; without it the app uses sockets.", HelpName = "BASEURL" };
        var command = new Command("manifest", "Print the app manifest for api.slack.com/apps > Create New App > From a manifest.") { http };
        command.SetAction(parsed =>
        {
            var given = parsed.GetValue(http);
            if (given is not null && !(Uri.TryCreate(given, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps))
            {
                parsed.InvocationConfiguration.Error.WriteLine("--http needs an https address: Slack calls no other.");
                return 1;
            }

            parsed.InvocationConfiguration.Output.WriteLine(SlackManifest.Write(given is null ? null : new(given)));
            return 0;
        });
        return command;
    }
}
