using Microsoft.Data.Sqlite;
using Npgsql;
using PolicyBot.Tests.Fakes;
using PolicyBot.Tests.Running;
using PolicyBot.Tests.Storage;
using DiscordFault = PolicyBot.Tests.Fakes.Discord.Fault;
using SlackFault = PolicyBot.Tests.Fakes.Slack.Fault;

namespace PolicyBot.Tests.EndToEnd.Faults;

/// <summary>
/// The database cannot be used while one answer has just been posted and other questions come: what was accepted is answered
/// once, and what could not be accepted is not met with silence.
/// </summary>
public sealed class DatabaseFaultTests
{
    private const string PostMessage = "chat.postMessage";
    private const string CreateMessage = "POST /channels/{channel_id}/messages";

    /// <summary>Longer than the product waits for the database before it says that it cannot.</summary>
    private static readonly TimeSpan _outage = TimeSpan.FromSeconds(4);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_Slack_while_SQLite_is_locked()
    {
        await using var trial = await SlackTrial.StartAsync();
        await using var locked = new SqliteConnection($"Data Source={trial.Product.Settings["Storage:Path"]};Pooling=False");
        await locked.OpenAsync(Token);

        await OnSlackAsync(trial, "database locked", () => WriteAsync(locked, "BEGIN IMMEDIATE"), () => WriteAsync(locked, "ROLLBACK"));
    }

    [Fact]
    public async Task On_Slack_while_PostgreSQL_is_down()
    {
        await using var store = new PostgresStore();
        await using var gate = new TcpGate(new NpgsqlConnectionStringBuilder(store.ConnectionString).Port);
        await using var trial = await SlackTrial.StartAsync(settings: _ => Through(gate, store));

        await OnSlackAsync(trial, "database down", gate.ShutAsync, () => OpenAsync(gate));
    }

    [Fact]
    public async Task On_Discord_while_SQLite_is_locked()
    {
        await using var trial = await DiscordTrial.StartAsync();
        await using var locked = new SqliteConnection($"Data Source={trial.Product.Settings["Storage:Path"]};Pooling=False");
        await locked.OpenAsync(Token);

        await OnDiscordAsync(trial, "database locked", () => WriteAsync(locked, "BEGIN IMMEDIATE"), () => WriteAsync(locked, "ROLLBACK"));
    }

    [Fact]
    public async Task On_Discord_while_PostgreSQL_is_down()
    {
        await using var store = new PostgresStore();
        await using var gate = new TcpGate(new NpgsqlConnectionStringBuilder(store.ConnectionString).Port);
        await using var trial = await DiscordTrial.StartAsync(settings: _ => Through(gate, store));

        await OnDiscordAsync(trial, "database down", gate.ShutAsync, () => OpenAsync(gate));
    }

    private static async Task OnSlackAsync(SlackTrial trial, string fault, Func<Task> lose, Func<Task> restore)
    {
        var door = new Checkpoint();
        trial.Fake.Faults.Next(PostMessage, new SlackFault.Held(door, CarriedOut: true));
        var posted = trial.Mention();
        await trial.UntilAsync(() => door.Reached.IsCompleted, "the answer is posted, and its end not yet heard");

        await lose();
        door.Open();
        var mention = trial.Mention();
        var command = trial.Fake.As(trial.Fake.Cast.Ana).Command("/policy", SlackScene.Question, trial.Fake.Cast.Room);
        await command.Done.WaitAsync(Token);
        await Task.Delay(_outage, Token);
        await restore();

        // Slack brings the mention again; who gave a command was told to try again.
        await trial.AcknowledgedAsync(mention);
        Assert.Contains("cannot take questions", command.Reply?.ToJsonString() ?? command.UserWasTold ?? "", StringComparison.Ordinal);
        await trial.Journal.EndLeasesAsync(Token);
        await trial.AnsweredOnceAsync(fault, posted, mention);
    }

    private static async Task OnDiscordAsync(DiscordTrial trial, string fault, Func<Task> lose, Func<Task> restore)
    {
        var door = new Checkpoint();
        trial.Fake.Faults.Next(CreateMessage, DiscordFault.Held(door, carriedOut: true));
        var posted = trial.Mention();
        await trial.UntilAsync(() => door.Reached.IsCompleted, "the answer is posted, and its end not yet heard");

        await lose();
        door.Open();
        var mention = trial.Mention(trial.Fake.News);
        var command = await trial.CommandAsync();
        // Neither comes again, so both are told to try again.
        await trial.AnsweredAsync(mention);
        await trial.AnsweredAsync(command);
        await Task.Delay(_outage, Token);
        await restore();

        await trial.Journal.EndLeasesAsync(Token);
        await trial.AnsweredOnceAsync(fault, posted);
        Assert.Equal((1, 1), (trial.Scene.To(mention), trial.Scene.To(command)));
    }

    private static Dictionary<string, string?> Through(TcpGate gate, PostgresStore store) =>
        new() { ["Storage:Postgres"] = new NpgsqlConnectionStringBuilder(store.ConnectionString) { Port = gate.Port }.ConnectionString };

    private static Task OpenAsync(TcpGate gate)
    {
        gate.Open();
        return Task.CompletedTask;
    }

    private static async Task WriteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Token);
    }
}
