using PolicyBot.Chat;
using PolicyBot.Slack;
using PolicyBot.Tests.Fakes.Slack;
using static PolicyBot.Tests.Slack.Transport.PostingTests;

namespace PolicyBot.Tests.Slack.Transport;

/// <summary>Workspaces that install the app, and people in them.</summary>
public sealed class InstallTests
{
    private static readonly Uri _redirect = new("http://127.0.0.1/slack/oauth/callback");

    [Fact]
    public async Task An_installation_is_kept_when_the_browser_that_began_it_comes_back()
    {
        await using var bot = await ForManyAsync();
        var start = bot.Install.Start(_redirect);
        var (code, state) = await ConsentAsync(start);

        Assert.Equal(InstallOutcome.NotBegunHere, await bot.Install.CompleteAsync(code, state, "someone.else", _redirect, SlackBot.Cancellation));
        Assert.Equal(InstallOutcome.NotBegunHere, await bot.Install.CompleteAsync(code, "forged", start.Cookie, _redirect, SlackBot.Cancellation));
        Assert.Equal(InstallOutcome.Installed, await bot.Install.CompleteAsync(code, state, start.Cookie, _redirect, SlackBot.Cancellation));
        Assert.Equal(InstallOutcome.NotBegunHere, await bot.Install.CompleteAsync(code, state, start.Cookie, _redirect, SlackBot.Cancellation));

        var kept = Assert.Single(bot.Shelf.Kept);
        Assert.Equal((bot.Slack.Cast.Home.Id, bot.Slack.Cast.Home.Bot!.BotUserId, bot.Slack.Cast.Home.Bot.Token), (kept.Workspace, kept.BotUser, kept.Token));
        Assert.Contains("chat:write", kept.Scopes);
        var asked = await MentionAsync(bot);
        Assert.IsType<PostOutcome.Posted>(await bot.Posts.PostAsync(Reply(asked, Answer()), SlackBot.Cancellation));
    }

    [Fact]
    public async Task Without_consent_or_with_a_code_that_slack_refuses_nothing_is_kept()
    {
        await using var bot = await ForManyAsync();
        var (declined, refused) = (bot.Install.Start(_redirect), bot.Install.Start(_redirect));

        Assert.Equal(InstallOutcome.Declined, await bot.Install.CompleteAsync(null, State(declined.Url), declined.Cookie, _redirect, SlackBot.Cancellation));
        Assert.Equal(InstallOutcome.Failed, await bot.Install.CompleteAsync("made-up", State(refused.Url), refused.Cookie, _redirect, SlackBot.Cancellation));
        Assert.Empty(bot.Shelf.Kept);
    }

    [Fact]
    public async Task After_removal_a_workspace_is_not_posted_to_until_it_installs_again()
    {
        await using var bot = await ForManyAsync();
        var home = bot.Slack.Cast.Home;
        await bot.Shelf.SaveAsync(new(new("slack"), home.Id, home.Bot!.Token, home.Bot.BotUserId, []), SlackBot.Cancellation);
        var asked = await MentionAsync(bot);
        bot.Slack.Uninstall(home);
        await bot.HearsAsync<Act.Removed>();
        await bot.Slack.Until(() => bot.LogBook.Lines.Any(l => l.StartsWith("4012 ", StringComparison.Ordinal)), "the removal is noticed", SlackBot.Cancellation);

        Assert.Equal(Remedy.None, Assert.IsType<PostOutcome.Refused>(await bot.Posts.PostAsync(Reply(asked, Answer()), SlackBot.Cancellation)).Remedy);
        Assert.Empty(bot.Slack.Recorder.Calls("chat.postMessage"));

        var start = bot.Install.Start(_redirect);
        var (code, state) = await ConsentAsync(start);
        Assert.Equal(InstallOutcome.Installed, await bot.Install.CompleteAsync(code, state, start.Cookie, _redirect, SlackBot.Cancellation));
        Assert.IsType<PostOutcome.Posted>(await bot.Posts.PostAsync(Reply(asked, Answer()), SlackBot.Cancellation));
    }

    [Fact]
    public async Task Every_workspace_is_answered_with_its_own_token()
    {
        await using var bot = await ForManyAsync();
        foreach (var team in new[] { bot.Slack.Cast.Home, bot.Slack.Cast.Abroad })
            await bot.Shelf.SaveAsync(new(new("slack"), team.Id, team.Bot!.Token, team.Bot.BotUserId, []), SlackBot.Cancellation);

        bot.Slack.As(bot.Slack.Cast.Sol).Mention(bot.Slack.Cast.AbroadGeneral, "did it fall?");
        var asked = await bot.HearsAsync<Act.Said>();
        await bot.Posts.PostAsync(Reply(asked, Answer()), SlackBot.Cancellation);

        Assert.Equal(bot.Slack.Cast.Abroad.Bot!.Token, Assert.Single(bot.Slack.Recorder.Calls("chat.postMessage")).Token);
    }

    [Fact]
    public async Task In_a_shared_channel_the_event_belongs_to_the_installation_and_its_author_to_outside()
    {
        await using var bot = await SlackBot.StartAsync();

        bot.Slack.As(bot.Slack.Cast.Sol).Mention(bot.Slack.Cast.Partners, "did it fall?");
        var asked = await bot.HearsAsync<Act.Said>();

        Assert.Equal((bot.Slack.Cast.Home.Id, Surface.SharedChannel, Standing.Outsider), (asked.Place.Workspace, asked.Surface, asked.Person.Standing));
    }

    [Fact]
    public async Task People_have_the_standing_that_slack_gives_them()
    {
        await using var bot = await SlackBot.StartAsync();
        var cast = bot.Slack.Cast;
        var place = new Place(new("slack"), cast.Home.Id, cast.General.Id);
        async Task<Standing> Of(Fakes.Slack.State.Person person) => await bot.People.StandingAsync(place, new(new("x"), person.Id), SlackBot.Cancellation);

        Assert.Equal(Standing.Manager, await Of(cast.Ana));
        Assert.Equal(Standing.Manager, await Of(cast.Olu));
        Assert.Equal(Standing.Guest, await Of(cast.Gia));
        Assert.Equal(Standing.Outsider, await Of(cast.Sol));
        await Of(cast.Ana);
        Assert.Single(bot.Slack.Recorder.Calls("users.info"), call => call["user"] == cast.Ana.Id);
        bot.Slack.Faults.Next("users.info", new Fault.Refusal("missing_scope"));
        Assert.Equal(Standing.Unknown, await Of(cast.Max));
    }

    private static Task<SlackBot> ForManyAsync() => SlackBot.StartAsync(
        settings: [("Slack:BotToken", ""), ("Slack:ClientId", "1000000000.2000000000"), ("Slack:ClientSecret", "fake-client-secret")]);

    private static string State(Uri url) => System.Web.HttpUtility.ParseQueryString(url.Query)["state"]!;

    /// <summary>Goes to the consent page, where somebody presses "Allow".</summary>
    private static async Task<(string Code, string State)> ConsentAsync(InstallStart start)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var response = await browser.GetAsync(start.Url, SlackBot.Cancellation);
        var query = System.Web.HttpUtility.ParseQueryString(response.Headers.Location!.Query);
        return (query["code"]!, query["state"]!);
    }
}
