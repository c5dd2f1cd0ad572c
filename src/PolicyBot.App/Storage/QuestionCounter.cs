using PolicyBot.Chat;

namespace PolicyBot.App.Storage;

/// <summary>Counts what was asked, over all replicas.</summary>
internal sealed class QuestionCounter(Database database) : ICountQuestions
{
    public async Task<QuestionCounts> SinceAsync(Place place, PersonKey person, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var counts = await database.ReadAsync(
            s => s.FindAsync<Row>(
                """
                SELECT
                    (SELECT COUNT(*) FROM inbox WHERE person = @person AND received_at >= @at AND question) AS person,
                    (SELECT COUNT(*) FROM inbox WHERE channel = @channel AND received_at >= @at AND question) AS channel,
                    (SELECT COUNT(*) FROM inbox WHERE workspace = @workspace AND received_at >= @at AND question) AS workspace
                """,
                new
                {
                    person = Stored.Fingerprint(person),
                    channel = Stored.Fingerprint(place.ChannelKey),
                    workspace = Stored.Fingerprint(place.WorkspaceKey()),
                    at = since.ToUnixTimeMilliseconds(),
                }),
            cancellationToken);
        // Direct messages without a workspace have nothing in common but the platform.
        return new((int)counts!.Person, (int)counts.Channel, (int)(place.Workspace.Length > 0 ? counts.Workspace : counts.Channel));
    }

    private sealed record Row(long Person, long Channel, long Workspace);
}
