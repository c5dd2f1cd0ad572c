using PolicyBot.Tests.Fakes;
using PolicyBot.Tests.Running;
using DiscordFault = PolicyBot.Tests.Fakes.Discord.Fault;
using SlackFault = PolicyBot.Tests.Fakes.Slack.Fault;

namespace PolicyBot.Tests.EndToEnd.Faults;

/// <summary>What goes wrong on the way in.</summary>
public sealed class ConnectionFaultTests
{
    private const string PostMessage = "chat.postMessage";
    private const string CreateMessage = "POST /channels/{channel_id}/messages";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Slack_drops_the_sockets_mid_answer()
    {
        await using var trial = await SlackTrial.StartAsync();
        var door = new Checkpoint();
        trial.Fake.Faults.Next(PostMessage, new SlackFault.Held(door, CarriedOut: false));

        var before = trial.Mention();
        await trial.UntilAsync(() => door.Reached.IsCompleted, "the answer is on its way");
        trial.Fake.Sockets.DropAll();
        door.Open();
        await trial.ConnectedAsync();
        var after = trial.Mention();

        await trial.AnsweredOnceAsync("socket dropped mid-answer", before, after);
    }

    [Theory]
    [InlineData("warning")]
    [InlineData("refresh_requested")]
    public async Task Slack_asks_for_a_refresh_mid_answer(string reason)
    {
        await using var trial = await SlackTrial.StartAsync();
        var door = new Checkpoint();
        trial.Fake.Faults.Next(PostMessage, new SlackFault.Held(door, CarriedOut: false));

        var before = trial.Mention();
        await trial.UntilAsync(() => door.Reached.IsCompleted, "the answer is on its way");
        var opened = trial.Fake.Sockets.OpenedSoFar;
        await trial.Fake.Sockets.Announce(reason);
        var during = trial.Mention();
        door.Open();
        await trial.UntilAsync(() => trial.Fake.Sockets.OpenedSoFar > opened, "a new socket is open");
        var after = trial.Mention();

        await trial.AnsweredOnceAsync($"server asks to refresh ({reason})", before, during, after);
    }

    [Fact]
    public async Task Slack_delivers_again_what_was_acknowledged_and_late_what_came_first()
    {
        await using var trial = await SlackTrial.StartAsync();
        var first = trial.Mention();
        await trial.AcknowledgedAsync(first);
        var second = trial.Mention();
        await trial.AcknowledgedAsync(second);

        foreach (var delivery in trial.Fake.Courier.All.Reverse())
            trial.Fake.Courier.Repeat(delivery);

        await trial.AnsweredOnceAsync("duplicate and out-of-order deliveries", first, second);
    }

    [Fact]
    public async Task Slack_does_not_hear_the_acknowledgement_and_delivers_again()
    {
        await using var trial = await SlackTrial.StartAsync(new() { AckDeadline = TimeSpan.FromSeconds(1), RetryDelays = [TimeSpan.Zero, TimeSpan.FromSeconds(1)] });
        trial.Fake.Sockets.IgnoreAcks = true;
        var asked = trial.Mention();
        await trial.AnsweredAsync(asked);
        trial.Fake.Sockets.IgnoreAcks = false;

        await trial.AnsweredOnceAsync("acknowledgement lost", asked);
    }

    [Fact]
    public async Task Discord_drops_the_socket_mid_answer_and_the_session_is_resumed()
    {
        await using var trial = await DiscordTrial.StartAsync();

        await MidAnswerAsync(trial, "socket dropped mid-answer", () => trial.Fake.Sockets.Drop());
    }

    [Fact]
    public async Task Discord_asks_for_a_new_connection_mid_answer()
    {
        await using var trial = await DiscordTrial.StartAsync();

        await MidAnswerAsync(trial, "server asks to reconnect", trial.Fake.Sockets.Reconnect);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Discord_invalidates_the_session_mid_answer(bool resumable)
    {
        await using var trial = await DiscordTrial.StartAsync();

        await MidAnswerAsync(trial, $"session invalidated ({(resumable ? "resumable" : "for good")})", () => trial.Fake.Sockets.Invalidate(resumable), asksMeanwhile: resumable);
    }

    [Fact]
    public async Task Discord_refuses_the_resume()
    {
        await using var trial = await DiscordTrial.StartAsync();

        // What is said while there is no session is not brought: Discord replays only what a session had.
        await MidAnswerAsync(
            trial,
            "resume refused",
            () =>
            {
                trial.Fake.Sockets.Switches.RefuseResumes = 1;
                trial.Fake.Sockets.Drop();
            },
            asksMeanwhile: false);
    }

    [Fact]
    public async Task Discord_delivers_twice_and_out_of_order()
    {
        await using var trial = await DiscordTrial.StartAsync();

        trial.Fake.Sockets.Hold();
        var first = trial.Mention();
        var second = trial.Mention();
        trial.Fake.Sockets.ReleaseReversed();
        trial.Fake.Sockets.Repeat("MESSAGE_CREATE");
        var third = await trial.CommandAsync();
        trial.Fake.Sockets.Repeat("INTERACTION_CREATE");

        await trial.AnsweredOnceAsync("duplicate and out-of-order deliveries", first, second, third);
    }

    /// <summary>Something happens to the connection while an answer is on its way; what is asked meanwhile and after it is answered too.</summary>
    private static async Task MidAnswerAsync(DiscordTrial trial, string fault, Action happen, bool asksMeanwhile = true)
    {
        var door = new Checkpoint();
        trial.Fake.Faults.Next(CreateMessage, DiscordFault.Held(door, carriedOut: false));
        var asked = new List<Asked> { trial.Mention() };
        await trial.UntilAsync(() => door.Reached.IsCompleted, "the answer is on its way");
        var greeted = Greetings(trial);

        happen();
        if (asksMeanwhile)
            asked.Add(trial.Mention());
        door.Open();
        await trial.UntilAsync(() => Greetings(trial) > greeted, "the bot is connected again");
        asked.Add(trial.Mention());

        await trial.AnsweredOnceAsync(fault, asked);
    }

    /// <summary>How often a session was begun or taken up again.</summary>
    private static int Greetings(DiscordTrial trial) => trial.Fake.Recording.Frames.Count(frame => !frame.FromClient && frame.Event is "READY" or "RESUMED");
}
