using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Discord.Registration;
using PolicyBot.Tests.Fakes.Discord;
using PolicyBot.Tests.Fakes.Slack;

namespace PolicyBot.Tests.EndToEnd;

/// <summary>The story's reader, on both platforms, through the whole service.</summary>
public sealed class ConversationTests
{
    private const string June = "How many people did Border Patrol apprehend in June 2024?";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_Slack_a_mention_is_answered_in_its_thread_and_a_follow_up_needs_no_mention()
    {
        await using var slack = await FakeSlack.Start(cancellation: Token);
        await using var product = await Product.StartAsync(slack);
        var (max, general) = (slack.As(slack.Cast.Max), slack.Cast.General);

        await max.Mention(general, June).Done;
        var first = await slack.See(slack.Cast.Max, general, p => p.Shown.Contains("83,53", StringComparison.Ordinal), Token);
        await max.Say(general, "and in May?", first.ThreadTs).Done;
        var second = await slack.See(slack.Cast.Max, general, p => p.Shown.Contains("117,905", StringComparison.Ordinal), Token);

        TestContext.Current.TestOutputHelper!.WriteLine($"{first}\n{second}");
        Assert.Equal(first.ThreadTs, second.ThreadTs);
        Assert.Contains("<https://www.cbp.gov/", first.Shown, StringComparison.Ordinal);
        Assert.Empty(slack.Recorder.Violations);
    }

    [Fact]
    public async Task On_Discord_a_command_is_answered_and_a_button_follows_up()
    {
        await using var discord = await FakeDiscord.Start(Token);
        await using var product = await Product.StartAsync(discord: discord);
        Assert.True((await product.Services.GetRequiredService<DiscordCommands>().RegisterAsync(null, Token)).IsDone);
        await discord.Connected(Token);
        var alice = discord.As(discord.Alice);

        var asked = await alice.Run(discord.General, "policy", "ask", ("question", June));
        var first = await discord.Answer(asked, Token);

        TestContext.Current.TestOutputHelper!.WriteLine(Transcript.Of(discord.Messages));
        Assert.Contains("83,53", Transcript.Of(first), StringComparison.Ordinal);
        Assert.Empty(discord.Pings);
    }
}
