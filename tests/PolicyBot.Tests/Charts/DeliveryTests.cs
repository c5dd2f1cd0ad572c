using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Discord.Registration;
using PolicyBot.Tests.EndToEnd;
using PolicyBot.Tests.Fakes.Discord;
using PolicyBot.Tests.Fakes.Slack;

namespace PolicyBot.Tests.Charts;

/// <summary>A chart that was asked for arrives as a picture.</summary>
public sealed class DeliveryTests
{
    private const string Question = "Border Patrol encounters at the southwest border from 2021 to 2024";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_Slack_it_is_uploaded_with_its_alternative_text()
    {
        await using var slack = await FakeSlack.Start(Token);
        await using var product = await Product.StartAsync(slack);

        await slack.As(slack.Cast.Max).Command("/policy", "chart " + Question, slack.Cast.General).Done;
        await slack.Until(() => slack.World.Files.Values.Any(f => f.Completed), "the picture is shown", Token);

        var file = Assert.Single(slack.World.Files.Values);
        Assert.EndsWith(".png", file.Name, StringComparison.Ordinal);
        Assert.Equal(0x89, file.Content.Span[0]);
        Assert.NotEmpty(file.AltText!);
        Assert.Empty(slack.Recorder.Violations);
    }

    [Fact]
    public async Task On_Discord_it_is_attached_and_shown_in_the_embed()
    {
        await using var discord = await FakeDiscord.Start(Token);
        await using var product = await Product.StartAsync(discord: discord);
        Assert.True((await product.Services.GetRequiredService<DiscordCommands>().RegisterAsync(null, Token)).IsDone);
        await discord.Connected(Token);

        var asked = await discord.As(discord.Alice).Run(discord.General, "policy", "chart", ("question", Question));
        var answer = await discord.Answer(asked, Token);

        var picture = Assert.Single(answer.Attachments);
        Assert.Equal("image/png", picture.ContentType);
        Assert.NotEmpty(picture.Description!);
        Assert.NotEmpty(answer.Embeds);
    }
}
