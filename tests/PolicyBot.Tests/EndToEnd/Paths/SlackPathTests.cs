using PolicyBot.Tests.Fakes.Slack.State;

namespace PolicyBot.Tests.EndToEnd.Paths;

/// <summary>
/// The paths that Slack alone has: what follows the command is free text, and can be wrong; in a channel the bot reads what it is
/// let; and there is the agent's surface. Completion while typing Slack does not have.
/// </summary>
public abstract class SlackPathTests : PathTests
{
    private protected SlackPathTests(SlackStage stage)
        : base(stage)
    {
    }

    private new SlackStage Stage => (SlackStage)base.Stage;

    private new SlackPerson Ann => (SlackPerson)base.Ann;

    private SlackPerson Direct => Ann.Direct;

    [Fact]
    public async Task Bare_question()
    {
        await Ann.TypeAsync(June);

        Assert.True(Ben.Sees(await Ann.SeesAsync(InJune)));
    }

    [Fact]
    public async Task Nothing_after_the_command()
    {
        await Ann.TypeAsync("");

        await Ann.SeesAsync("What you can do");
    }

    [Theory]
    [InlineData("privacy everything", "“privacy”: it knows export, erase, off, on.")]
    [InlineData("compare Texas", "“compare”: it needs two things with 'and' between them.")]
    [InlineData("settings volume 11", "“settings”: it knows who, answers")]
    public async Task Mistaken_word(string typed, string told)
    {
        await Ann.TypeAsync(typed);

        var help = await Ann.SeesAsync(told);
        Assert.Contains("/policy ask QUESTION", help.Text, StringComparison.Ordinal);
        Assert.False(Ben.Sees(help));
    }

    [Fact]
    public async Task Question_to_nobody_where_all_are_answered()
    {
        await SetAsync("replies", "all");

        var question = Ann.Say(June);
        Ann.Say("Lunch at noon.");

        await Ann.SeesAsync(InJune, under: question);
        Assert.Single(await Ann.FromBotAsync());
    }

    [Fact]
    public async Task Question_with_a_file()
    {
        var question = Direct.Actor.Share(Direct.Place, "page.png", June).Post!;

        await Direct.SeesAsync(InJune, under: Direct.Screen.Single(seen => seen.Id == question.Ts));
    }

    [Fact]
    public async Task Agent_is_opened_and_a_prompt_is_chosen()
    {
        await Direct.Actor.OpenHome("messages").Done;
        await UntilAsync(() => Session(null)?.Prompts.Count > 0, "suggested prompts");
        var prompts = Session(null)!.Prompts.Select(prompt => prompt!["message"]!.GetValue<string>()).ToList();
        Assert.Equal(4, prompts.Count);
        Assert.Contains(June, prompts);

        var question = Direct.Say(June);

        await Direct.SeesAsync(InJune, under: question);
    }

    [Fact]
    public async Task Assistant_is_opened_and_offers_prompts_in_its_thread()
    {
        var thread = Direct.Actor.StartAssistant(beside: null).Post!;
        await UntilAsync(() => Session(thread.Ts)?.Prompts.Count == 4, "suggested prompts");

        Direct.Actor.ChangeAssistantContext(thread.Ts, Ann.Place);
        Direct.Actor.LookAt(Ann.Place);
        Direct.Actor.Say(Direct.Place, June, thread.Ts);

        await Direct.SeesAsync(InJune, under: Direct.Screen.Single(seen => seen.Id == thread.Ts));
    }

    [Fact]
    public async Task Conversation_has_the_question_for_its_title()
    {
        var question = Direct.Say(June);

        await UntilAsync(() => Session(question.Id)?.Title == June, "a title");
        Direct.Actor.RenameSession(Direct.Place, question.Id, "June");
        Direct.Reply(await Direct.SeesAsync(InJune), "and in May 2024?");
        await Direct.SeesAsync(InMay, under: question);
        await Stage.SettledAsync();
        Assert.Equal(June, Session(question.Id)!.Title);
    }

    [Fact]
    public async Task Status_while_the_answer_takes_its_time()
    {
        var held = Stage.Engine.Hold();
        var question = Direct.Say(June);
        await UntilAsync(() => Session(question.Id)?.Status == "Looking that up…", "a status");

        held.SetResult();

        await Direct.SeesAsync(InJune, under: question);
        Assert.Equal("", Session(question.Id)!.Status);
    }

    [Fact]
    public async Task Command_that_takes_its_time()
    {
        var held = Stage.Engine.Hold();
        await Ann.TypeAsync(June);
        Assert.False(Ben.Sees(await Ann.SeesAsync("Looking that up…")));

        held.SetResult();

        Assert.True(Ben.Sees(await Ann.SeesAsync(InJune)));
        Assert.DoesNotContain(await Ann.FromBotAsync(), seen => seen.Text.Contains("Looking that up…", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stop_button()
    {
        var held = Stage.Engine.Hold();
        var question = Direct.Say(June);
        await Stage.Engine.AskedAsync(June);
        await UntilAsync(() => Session(question.Id)?.State == "processing", "it is at work");

        await Direct.Actor.Stop(Direct.Place, question.Id).Done;
        await Stage.SettledAsync();
        held.SetResult();

        await UntilAsync(() => Session(question.Id)!.State == "active", "it has stopped");
        var another = Direct.Say("What is an ICE detainer?");
        await Direct.SeesAsync("48", under: another);
        Assert.Single(await Direct.FromBotAsync());
    }

    [Fact]
    public async Task Home_tab_is_none_of_the_bots()
    {
        await Direct.Actor.OpenHome("home").Done;
        await Stage.SettledAsync();

        Assert.Null(Direct.Actor.Home);
        Assert.Empty(await Direct.FromBotAsync());
    }

    [Fact]
    public async Task The_bot_comes_back_to_a_channel_and_its_settings_are_there()
    {
        await SetAsync("answers", "private");

        await Room.RemoveBotAsync();
        await Ann.Actor.InviteBot(Ann.Place)!.Done;

        Assert.False(Ben.Sees(await AskedAsync()));
    }

    [Fact]
    public async Task The_app_is_removed_from_the_workspace_and_comes_back_as_new()
    {
        await SetAsync("answers", "private");
        var team = Ann.Place.Team;
        var before = team.Bot!.BotUserId;
        foreach (var told in Stage.Slack.Uninstall(team))
            await told.Done;
        await Stage.SettledAsync();

        await Stage.InstallAsync(team, 900);
        lock (Stage.Slack.World.Gate)
        {
            Stage.Slack.World.People.Add(team.Bot.BotUserId, new(team, team.Bot.BotUserId, "policybot", Role.Bot));
            Ann.Place.Members.Remove(before);
            Ann.Place.Members.Add(team.Bot.BotUserId);
        }

        Assert.True(Ben.Sees(await AskedAsync()));
    }

    private Task UntilAsync(Func<bool> isTrue, string what) => Stage.UntilAsync(() => Task.FromResult(isTrue()), what);

    private Session? Session(string? thread)
    {
        lock (Stage.Slack.World.Gate)
        {
            return Stage.Slack.World.Sessions.GetValueOrDefault((Direct.Place.Id, thread));
        }
    }
}
