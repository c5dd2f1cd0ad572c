using PolicyBot.Discord.Rest;
using PolicyBot.Slack.Api;
using PolicyBot.Tests.Running;
using DiscordFault = PolicyBot.Tests.Fakes.Discord.Fault;
using SlackFault = PolicyBot.Tests.Fakes.Slack.Fault;

namespace PolicyBot.Tests.EndToEnd.Faults;

/// <summary>What the platform cannot take just now: limits, failures, and no connection at all.</summary>
public sealed class OutageFaultTests
{
    private const string PostMessage = "chat.postMessage";
    private const string ResponseUrl = "response_url";
    private const string CreateMessage = "POST /channels/{channel_id}/messages";
    private const string Callback = "POST /interactions/{interaction_id}/{interaction_token}/callback";
    private static readonly TimeSpan _shortly = TimeSpan.FromSeconds(1);

    public static TheoryData<string> LimitsOfDiscord => ["route", "global", "shared", "network"];

    [Theory]
    [InlineData(PostMessage)]
    [InlineData(ResponseUrl)]
    public async Task Slack_limits_a_method(string method)
    {
        await using var trial = await SlackTrial.StartAsync();
        trial.Fake.Faults.Next(method, new SlackFault.TooManyRequests(1), times: 2);

        await trial.AnsweredOnceAsync($"429 of {method}", trial.Mention(), trial.Command());
    }

    [Theory]
    [InlineData(PostMessage, 500)]
    [InlineData(PostMessage, 503)]
    [InlineData(ResponseUrl, 502)]
    public async Task Slack_fails(string method, int status)
    {
        await using var trial = await SlackTrial.StartAsync();
        trial.Fake.Faults.Next(method, new SlackFault.HttpStatus(status), times: 2);

        await trial.AnsweredOnceAsync($"{status} of {method}", trial.Mention(), trial.Command());
    }

    [Fact]
    public async Task Slack_takes_the_message_and_its_answer_is_lost()
    {
        await using var trial = await SlackTrial.StartAsync();
        trial.Fake.Faults.Next(PostMessage, new SlackFault.LostAnswer());

        await trial.AnsweredOnceAsync("answer of chat.postMessage lost", trial.Mention());
    }

    /// <summary>What was posted is found again, however long the looking has to wait.</summary>
    [Fact]
    public async Task Slack_takes_the_message_and_limits_the_looking_for_it()
    {
        await using var trial = await SlackTrial.StartAsync();
        trial.Fake.Faults.Next(PostMessage, new SlackFault.LostAnswer());
        trial.Fake.Faults.Next("conversations.replies", new SlackFault.TooManyRequests(3), times: 2);

        await trial.AnsweredOnceAsync("answer of chat.postMessage lost, look-up limited", trial.Mention());
    }

    [Fact]
    public async Task Slack_cannot_be_reached_for_a_while()
    {
        TcpGate? gate = null;
        await using var trial = await SlackTrial.StartAsync(settings: slack =>
        {
            gate = new(slack.Address.Port);
            return new() { ["Slack:ApiBase"] = $"http://127.0.0.1:{gate.Port}/api/" };
        });
        await using var closing = gate;

        await gate!.ShutAsync();
        var asked = trial.Mention();
        await trial.AcknowledgedAsync(asked);
        await Task.Delay(_shortly, TestContext.Current.CancellationToken);
        gate.Open();

        await trial.AnsweredOnceAsync("connection refused for a while", asked);
    }

    [Fact]
    public async Task The_name_of_Slack_is_not_found_for_a_while()
    {
        var names = new NameResolution(SlackApi.Client);
        await using var trial = await SlackTrial.StartAsync(
            settings: slack => new() { ["Slack:ApiBase"] = $"http://{NameResolution.Host}:{slack.Address.Port}/api/" },
            replacing: names.Install);

        names.Fail();
        var before = trial.Mention();
        await trial.AcknowledgedAsync(before);
        await FailingAsync(trial, names);
        // The next sockets have to be asked for by the name too.
        trial.Fake.Sockets.DropAll();
        await FailingAsync(trial, names);
        names.Recover();
        await trial.ConnectedAsync();

        await trial.AnsweredOnceAsync("name not found for a while", before, trial.Mention(), trial.Command());
    }

    [Fact]
    public async Task The_name_of_Discord_is_not_found_for_a_while()
    {
        var names = new NameResolution(DiscordRest.Client);
        await using var trial = await DiscordTrial.StartAsync(
            settings: discord => new() { ["Discord:ApiBase"] = $"http://{NameResolution.Host}:{discord.ApiBase.Port}/api/v10" },
            replacing: names.Install);

        names.Fail();
        var (mention, command) = (trial.Mention(), await trial.CommandAsync());
        await FailingAsync(trial, names);
        names.Recover();

        await trial.AnsweredOnceAsync("name not found for a while", mention, command, trial.Mention());
    }

    [Theory]
    [MemberData(nameof(LimitsOfDiscord))]
    public async Task Discord_limits(string which)
    {
        await using var trial = await DiscordTrial.StartAsync();
        foreach (var route in new[] { CreateMessage, Callback })
            trial.Fake.Faults.Next(route, Limit(which), times: 2);

        await trial.AnsweredOnceAsync($"429 ({which})", trial.Mention(), await trial.CommandAsync());
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Discord_fails(int status)
    {
        await using var trial = await DiscordTrial.StartAsync();
        foreach (var route in new[] { CreateMessage, Callback })
            trial.Fake.Faults.Next(route, DiscordFault.ServerError(status), times: 4);

        await trial.AnsweredOnceAsync($"{status}", trial.Mention(), await trial.CommandAsync());
    }

    [Fact]
    public async Task Discord_takes_the_answers_and_its_own_are_lost()
    {
        await using var trial = await DiscordTrial.StartAsync();
        foreach (var route in new[] { CreateMessage, Callback })
            trial.Fake.Faults.Next(route, DiscordFault.LostResponse, times: 4);

        await trial.AnsweredOnceAsync("answer to the post lost", trial.Mention(), await trial.CommandAsync());
    }

    [Fact]
    public async Task Discord_cannot_be_reached_for_a_while()
    {
        TcpGate? gate = null;
        await using var trial = await DiscordTrial.StartAsync(settings: discord =>
        {
            gate = new(discord.ApiBase.Port);
            return new() { ["Discord:ApiBase"] = $"http://127.0.0.1:{gate.Port}/api/v10" };
        });
        await using var closing = gate;

        await gate!.ShutAsync();
        var (mention, command) = (trial.Mention(), await trial.CommandAsync());
        // Longer than an interaction waits: the command is answered in its channel then.
        await Task.Delay(TimeSpan.FromSeconds(4), TestContext.Current.CancellationToken);
        gate.Open();

        await trial.AnsweredOnceAsync("connection refused for a while", mention, command);
    }

    /// <summary>Waits until it was tried in vain, and not only once.</summary>
    private static Task FailingAsync(Trial trial, NameResolution names)
    {
        var before = names.Failures;
        return trial.UntilAsync(() => names.Failures >= before + 3, "the name is looked for");
    }

    private static DiscordFault Limit(string which) => which switch
    {
        "route" => DiscordFault.UserLimit(_shortly),
        "global" => DiscordFault.GlobalLimit(_shortly),
        "shared" => DiscordFault.SharedLimit(_shortly),
        _ => DiscordFault.Cloudflare(_shortly),
    };
}
