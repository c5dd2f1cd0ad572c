using PolicyBot.App.Web.Desk;
using PolicyBot.Chat;
using PolicyBot.Digests;

namespace PolicyBot.App.Storage;

/// <summary>What the curators' desk reads and keeps.</summary>
internal sealed class DeskStore(Database database, TimeProvider time)
{
    private const int Most = 2000;

    /// <summary>Questions that were not covered, and those whose answers were found not helpful; the newest first.</summary>
    public async Task<IReadOnlyList<Gap>> GapsAsync(CancellationToken cancellationToken)
    {
        var missed = await database.ReadAsync(s => s.QueryAsync<Row>($"SELECT seq, body, asked_at AS at FROM coverage_gaps ORDER BY seq DESC LIMIT {Most}"), cancellationToken);
        var disliked = await database.ReadAsync(
            s => s.QueryAsync<Row>($"SELECT f.seq AS seq, t.body AS body, f.given_at AS at, f.reason AS reason FROM feedback AS f JOIN turns AS t ON t.answer = f.answer WHERE NOT f.helpful ORDER BY f.seq DESC LIMIT {Most}"),
            cancellationToken);
        return
        [
            .. missed.Select(r => (r, gap: ChatJson.Read<CoverageGap>(r.Body))).Select(m => new Gap(GapSource.NotCovered, m.r.Seq, m.gap.Question, m.gap.Person, m.gap.Place, m.gap.Language, null, m.gap.Nearest, Time(m.r.At))),
            .. disliked.Select(r => (r, turn: ChatJson.Read<Turn>(r.Body))).Where(d => d.turn is { Question.Length: > 0, Answer: not null })
                .Select(d => new Gap(GapSource.Disliked, d.r.Seq, d.turn.Question, d.turn.Person, d.turn.Place, d.turn.Answer!.Language, d.r.Reason is { } reason ? ChatJson.Read<string>(reason) : null, [.. d.turn.Answer.Citations.Select(c => c.Entry.Value).Distinct()], Time(d.r.At))),
        ];
    }

    /// <summary>How many answers that are kept rest on each entry.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CitedAsync(CancellationToken cancellationToken) =>
        (await database.ReadAsync(s => s.QueryAsync<string>($"SELECT body FROM turns ORDER BY seq DESC LIMIT {Most}"), cancellationToken))
            .SelectMany(b => (ChatJson.Read<Turn>(b).Answer?.Citations ?? []).Select(c => c.Entry.Value).Distinct())
            .CountBy(id => id)
            .ToDictionary();

    public Task RemoveAsync(IReadOnlyList<GapRef> gaps, CancellationToken cancellationToken) => database.WriteAsync(
        async s =>
        {
            foreach (var gap in gaps)
                await s.ExecuteAsync(gap.Source is GapSource.NotCovered ? "DELETE FROM coverage_gaps WHERE seq = @Seq" : "DELETE FROM feedback WHERE seq = @Seq", new { gap.Seq });
            return true;
        },
        cancellationToken);

    public async Task<IReadOnlyList<Draft>> DraftsAsync(CancellationToken cancellationToken) =>
        [.. (await database.ReadAsync(s => s.QueryAsync<string>("SELECT body FROM desk_drafts ORDER BY changed_at DESC LIMIT 500"), cancellationToken)).Select(ChatJson.Read<Draft>)];

    public async Task<Draft?> DraftAsync(string id, CancellationToken cancellationToken) =>
        await database.ReadAsync(s => s.FindAsync<string>("SELECT body FROM desk_drafts WHERE draft = @id", new { id }), cancellationToken) is { } body ? ChatJson.Read<Draft>(body) : null;

    /// <summary>The versions of an entry that were approved here, the newest first.</summary>
    public async Task<IReadOnlyList<Draft>> VersionsAsync(string entry, CancellationToken cancellationToken) =>
        [.. (await database.ReadAsync(s => s.QueryAsync<string>("SELECT body FROM desk_drafts WHERE entry = @entry AND state = 'approved' ORDER BY seq DESC", new { entry }), cancellationToken)).Select(ChatJson.Read<Draft>)];

    /// <summary>Keeps a draft and, in the same breath, who did what to it.</summary>
    /// <param name="from">The state in which it must be; null for a new one.</param>
    /// <returns>False when it is in another state by now: then nothing was changed.</returns>
    public Task<bool> SaveAsync(Draft draft, DraftState? from, string entry, LogEntry log, CancellationToken cancellationToken) => database.WriteAsync(
        async s =>
        {
            var row = new { draft.Id, entry, state = draft.State.Kebab(), body = ChatJson.Write(draft), now = time.Milliseconds(), from = from?.Kebab() };
            var changed = from is null
                ? await s.ExecuteAsync("INSERT INTO desk_drafts (draft, entry, state, body, changed_at) VALUES (@Id, @entry, @state, @body, @now) ON CONFLICT (draft) DO NOTHING", row)
                : await s.ExecuteAsync("UPDATE desk_drafts SET entry = @entry, state = @state, body = @body, changed_at = @now WHERE draft = @Id AND state = @from", row);
            if (changed == 1)
                await LogAsync(s, log);
            return changed == 1;
        },
        cancellationToken);

    public Task LogAsync(LogEntry log, CancellationToken cancellationToken) => database.WriteAsync(
        async s =>
        {
            await LogAsync(s, log);
            return true;
        },
        cancellationToken);

    /// <summary>What was done at the desk, the newest first.</summary>
    public async Task<IReadOnlyList<LogEntry>> LogAsync(CancellationToken cancellationToken) =>
        [.. (await database.ReadAsync(s => s.QueryAsync<LogRow>($"SELECT at, who, role, what, subject, details FROM desk_log ORDER BY seq DESC LIMIT {Most}"), cancellationToken))
            .Select(r => new LogEntry(Time(r.At), r.Who, r.Role, r.What, r.Subject, r.Details))];

    public async Task<IReadOnlyList<Subscription>> SubscriptionsAsync(CancellationToken cancellationToken) =>
        [.. (await database.ReadAsync(s => s.QueryAsync<SubscriptionRow>("SELECT body, paused, next_at AS nextAt FROM subscriptions ORDER BY channel, seq LIMIT 500"), cancellationToken))
            .Select(r => ChatJson.Read<Subscription>(r.Body) with { Paused = r.Paused, Next = Time(r.NextAt) })];

    public Task<IReadOnlyList<RunRow>> RunsAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(s => s.QueryAsync<RunRow>("SELECT subscription, due_at AS dueAt, since, until, posts, run_at AS runAt FROM digest_runs ORDER BY seq DESC LIMIT 100"), cancellationToken);

    /// <summary>The settings in force, by channel.</summary>
    public async Task<IReadOnlyList<(string Channel, ChannelSettings Settings)>> SettingsAsync(CancellationToken cancellationToken) =>
        [.. (await database.ReadAsync(
            s => s.QueryAsync<SettingsRow>("SELECT channel, settings FROM channel_settings AS c WHERE NOT EXISTS (SELECT 1 FROM channel_settings AS newer WHERE newer.channel = c.channel AND newer.seq > c.seq) ORDER BY channel LIMIT 500"),
            cancellationToken)).Select(r => (r.Channel, ChatJson.Read<ChannelSettings>(r.Settings)))];

    private static Task<int> LogAsync(Session s, LogEntry log) => s.ExecuteAsync(
        "INSERT INTO desk_log (at, who, role, what, subject, details) VALUES (@at, @Who, @Role, @What, @Subject, @Details)",
        new { at = log.At.ToUnixTimeMilliseconds(), log.Who, log.Role, log.What, log.Subject, Details = Stored.Reason(log.Details) });

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    /// <summary>One run of a digest; times in Unix milliseconds.</summary>
    internal sealed record RunRow(string Subscription, long DueAt, string Since, string Until, long Posts, long RunAt);

    private sealed class Row
    {
        public long Seq { get; init; }

        public string Body { get; init; } = "";

        public long At { get; init; }

        public string? Reason { get; init; }
    }

    private sealed record LogRow(long At, string Who, string Role, string What, string Subject, string Details);

    private sealed class SubscriptionRow
    {
        public string Body { get; init; } = "";

        public bool Paused { get; init; }

        public long NextAt { get; init; }
    }

    private sealed record SettingsRow(string Channel, string Settings);
}
