using PolicyBot.Local;

namespace PolicyBot.Tests.EndToEnd.Paths;

/// <summary>
/// The paths of the local workspace: all that both great platforms have, what follows the command as free text as in Slack, and
/// completion as in Discord.
/// </summary>
public sealed class LocalPaths(LocalStage stage) : PathTests(stage), IClassFixture<LocalStage>
{
    private new LocalPerson Ann => (LocalPerson)base.Ann;

    [Fact]
    public async Task Bare_question()
    {
        await Ann.TypeAsync($"/policy {June}");

        Assert.True(Ben.Sees(await Ann.SeesAsync(InJune)));
    }

    [Theory]
    [InlineData("privacy everything", "“privacy”: it knows export, erase, off, on.")]
    [InlineData("compare Texas", "“compare”: it needs two things with 'and' between them.")]
    public async Task Mistaken_word(string typed, string told)
    {
        await Ann.TypeAsync($"/policy {typed}");

        Assert.False(Ben.Sees(await Ann.SeesAsync(told)));
    }

    [Theory]
    [InlineData("/policy ask what is an ice det", "What is an ICE detainer?")]
    [InlineData("/policy what is an ice det", "What is an ICE detainer?")]
    [InlineData("/policy ask ¿qué es una orden de ret", "¿Qué es una orden de retención")]
    [InlineData("/policy topics asy", "Asylum")]
    [InlineData("/policy compare DACA and Title 4", "Title 42")]
    public async Task Completion_while_typing(string typed, string expected)
    {
        var offered = await Ann.OfferedAsync(typed);

        Assert.InRange(offered.Count, 1, 25);
        Assert.Contains(offered, o => o.StartsWith(expected, StringComparison.OrdinalIgnoreCase));
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
    public async Task Direct_message_is_opened_and_a_prompt_is_chosen()
    {
        var workspace = ((LocalStage)Stage).Workspace;
        await workspace.GreetAsync(Ann.Member, TestContext.Current.CancellationToken);
        var greeting = await Ann.Direct.SeesAsync("Ask me");

        await Ann.Direct.PressAsync(greeting, June);

        await Ann.Direct.SeesAsync(InJune);
        await workspace.GreetAsync(Ann.Member, TestContext.Current.CancellationToken);
        Assert.Equal(2, (await Ann.Direct.FromBotAsync()).Count);
    }

    [Fact]
    public async Task Where_other_organisations_read_along_answers_are_private()
    {
        var token = TestContext.Current.CancellationToken;
        var workspace = ((LocalStage)Stage).Workspace;
        var shared = (await workspace.CreateAsync($"shared {Guid.NewGuid():N}"[..25], isShared: true, token))!;

        await new LocalPerson((LocalStage)Stage, Ann.Member, shared.Id).TypeAsync($"/policy ask {June}");

        await Stage.SettledAsync();
        Assert.Contains(await workspace.MessagesAsync(shared.Id, Ann.Member, token), m => m.OnlyFor == Ann.Id);
        Assert.Empty(await workspace.MessagesAsync(shared.Id, ((LocalPerson)Ben).Member, token));
    }

    [Fact]
    public async Task Nobody_reads_the_direct_message_of_somebody_else()
    {
        var token = TestContext.Current.CancellationToken;
        var workspace = ((LocalStage)Stage).Workspace;
        Ann.Direct.Say(June);
        var answer = await Ann.Direct.SeesAsync(InJune);
        var ben = ((LocalPerson)Ben).Member;

        Assert.Empty(await workspace.MessagesAsync(LocalPlatform.DirectChannel(Ann.Id), ben, token));
        Assert.Null(await workspace.FindAsync(((WorkspaceMessage)answer.Native).Id, ben, token));
    }

    [Fact]
    public async Task Erasing_oneself_removes_what_one_wrote_and_was_told_from_the_workspace()
    {
        Ann.Say("My own words.");
        await AskedAsync();
        await Ann.CommandAsync("privacy", ("action", "erase"));

        await Ann.PressAsync(await Ann.SeesAsync("It cannot be undone."), "Erase everything about me");

        await Ann.SeesAsync("Everything kept about you has been erased.");
        Assert.DoesNotContain(Ben.Screen, seen => seen.Text.Contains("My own words.", StringComparison.Ordinal) || seen.Text.Contains(June, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Export_holds_what_one_wrote_in_the_workspace()
    {
        Ann.Say("My own words.");
        await Ann.CommandAsync("privacy", ("action", "export"));
        await Ann.Direct.SeesAsync("What is kept about you");

        Assert.Contains("My own words.", Assert.Single((await Ann.Direct.FromBotAsync()).SelectMany(seen => seen.Files)).Text, StringComparison.Ordinal);
    }
}
