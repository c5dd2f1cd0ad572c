using PolicyBot.Chat;

namespace PolicyBot.App.Storage;

/// <summary>What is kept about conversations, except of those who want nothing kept.</summary>
internal sealed class Memory(Database database) : IRecall
{
    private const string UnlessUnwanted = "WHERE NOT EXISTS (SELECT 1 FROM people WHERE person = @person)";

    public Task<IReadOnlyList<Turn>> ConversationAsync(Place place, PersonKey person, int most, CancellationToken cancellationToken) =>
        LastAsync("conversation = @place AND (NOT private OR person = @person)", place.Key, person, most, cancellationToken);

    public Task<IReadOnlyList<Turn>> OfPersonAsync(Place place, PersonKey person, int most, CancellationToken cancellationToken) =>
        LastAsync("channel = @place AND person = @person", place.ChannelKey, person, most, cancellationToken);

    public async Task<Turn?> FindAsync(AnswerId id, CancellationToken cancellationToken) =>
        await database.ReadAsync(s => s.FindAsync<string>("SELECT body FROM turns WHERE answer = @Value", new { id.Value }), cancellationToken) is { } body ? ChatJson.Read<Turn>(body) : null;

    public static Task RememberAsync(Session s, Turn turn) =>
        s.ExecuteAsync(
            $"""
            INSERT INTO turns (answer, conversation, channel, person, private, body, said_at)
            SELECT @answer, @conversation, @ChannelKey, @person, @isPrivate, @body, @at {UnlessUnwanted}
            """,
            new
            {
                answer = turn.Id.Value,
                conversation = turn.Place.Key,
                turn.Place.ChannelKey,
                person = Stored.Fingerprint(turn.Person),
                isPrivate = turn.Audience is Audience.Asker,
                body = ChatJson.Write(turn),
                at = turn.At.ToUnixTimeMilliseconds(),
            });

    /// <summary>The last word of a person on an answer counts.</summary>
    public static Task RateAsync(Session s, Feedback feedback) =>
        s.ExecuteAsync(
            $"""
            INSERT INTO feedback (answer, person, helpful, reason, given_at)
            SELECT @answer, @person, @Helpful, @reason, @at {UnlessUnwanted}
            ON CONFLICT (answer, person) DO UPDATE SET helpful = excluded.helpful, reason = excluded.reason, given_at = excluded.given_at
            """,
            new
            {
                answer = feedback.Answer.Value,
                person = Stored.Fingerprint(feedback.Person),
                feedback.Helpful,
                reason = feedback.Reason is { } reason ? ChatJson.Write(reason) : null,
                at = feedback.At.ToUnixTimeMilliseconds(),
            });

    public static Task MissAsync(Session s, CoverageGap gap) =>
        s.ExecuteAsync(
            $"INSERT INTO coverage_gaps (person, channel, body, asked_at) SELECT @person, @ChannelKey, @body, @at {UnlessUnwanted}",
            new { person = Stored.Fingerprint(gap.Person), gap.Place.ChannelKey, body = ChatJson.Write(gap), at = gap.At.ToUnixTimeMilliseconds() });

    public static Task KeepNothingAsync(Session s, Effect.KeepNothing wish, long now) =>
        s.ExecuteAsync(
            wish.Off ? "INSERT INTO people (person, keeps_nothing_since) VALUES (@person, @now) ON CONFLICT (person) DO NOTHING" : "DELETE FROM people WHERE person = @person",
            new { person = Stored.Fingerprint(wish.Person), now });

    private async Task<IReadOnlyList<Turn>> LastAsync(string which, string place, PersonKey person, int most, CancellationToken cancellationToken)
    {
        var turns = await database.ReadAsync(
            s => s.QueryAsync<string>($"SELECT body FROM turns WHERE {which} ORDER BY seq DESC LIMIT @most", new { place, person = Stored.Fingerprint(person), most }),
            cancellationToken);
        return [.. turns.Reverse().Select(ChatJson.Read<Turn>)];
    }
}
