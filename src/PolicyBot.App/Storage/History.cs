using System.Globalization;
using PolicyBot.Chat;
using PolicyBot.Digests;

namespace PolicyBot.App.Storage;

/// <summary>Since when the service has known each change of its library, and what people asked in vain.</summary>
internal sealed class History(Database database) : IKeepHistory, IReadGaps
{
    private const string Day = "yyyy-MM-dd";

    public Task<IReadOnlyDictionary<string, DateOnly>> KnownSinceAsync(IReadOnlyDictionary<string, DateOnly> changes, DateOnly today, CancellationToken cancellationToken) =>
        database.WriteAsync<IReadOnlyDictionary<string, DateOnly>>(
            async s =>
            {
                var known = (await s.QueryAsync<Row>("SELECT change AS change, known_since AS since FROM library_changes")).ToDictionary(r => r.Change, r => Read(r.Since));
                var first = known.Count == 0;
                foreach (var (change, happened) in changes)
                {
                    if (known.ContainsKey(change))
                        continue;
                    known[change] = first ? happened : today;
                    await s.ExecuteAsync("INSERT INTO library_changes (change, known_since) VALUES (@change, @since) ON CONFLICT (change) DO NOTHING", new { change, since = Write(known[change]) });
                }

                return known;
            },
            cancellationToken);

    public async Task<IReadOnlyList<string>> OfChannelAsync(Place channel, DateTimeOffset since, int most, CancellationToken cancellationToken)
    {
        var gaps = await database.ReadAsync(
            s => s.QueryAsync<string>("SELECT body FROM coverage_gaps WHERE channel = @ChannelKey AND asked_at > @since ORDER BY asked_at DESC LIMIT @most", new { channel.ChannelKey, since = since.ToUnixTimeMilliseconds(), most }),
            cancellationToken);
        return [.. gaps.Select(g => ChatJson.Read<CoverageGap>(g).Question)];
    }

    private static DateOnly Read(string day) => DateOnly.ParseExact(day, Day, CultureInfo.InvariantCulture);

    private static string Write(DateOnly day) => day.ToString(Day, CultureInfo.InvariantCulture);

    private sealed record Row(string Change, string Since);
}
