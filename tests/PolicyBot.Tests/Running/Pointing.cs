using PolicyBot.Tests.Fakes.Discord;
using PolicyBot.Tests.Fakes.Slack;

namespace PolicyBot.Tests.Running;

/// <summary>The settings that point the product at the fakes.</summary>
internal static class Pointing
{
    public static Dictionary<string, string?> At(FakeSlack slack) => new(StringComparer.OrdinalIgnoreCase)
    {
        ["Slack:ApiBase"] = slack.ApiBase.AbsoluteUri,
        ["Slack:AppToken"] = slack.World.AppToken,
        ["Slack:BotToken"] = slack.Cast.Home.Bot!.Token,
    };

    public static Dictionary<string, string?> At(FakeDiscord discord) => new(StringComparer.OrdinalIgnoreCase)
    {
        ["Discord:ApiBase"] = discord.ApiBase.AbsoluteUri.TrimEnd('/') + "/v10",
        ["Discord:Token"] = discord.Token,
    };
}
