using System.Globalization;

namespace PolicyBot.Tests.Running;

/// <summary>What became of the questions that were asked.</summary>
/// <param name="Accepted">Acknowledged to the platform, or stored by the bot.</param>
/// <param name="Failed">The reasons of those that were recorded as failed.</param>
/// <param name="Lost">Accepted, and neither answered nor recorded as failed: what must never be.</param>
/// <param name="Duplicates">Answers beyond the first.</param>
internal sealed record Tally(int Asked, int Accepted, int Once, int More, IReadOnlyList<string> Failed, IReadOnlyList<string> Lost, int Duplicates)
{
    public static async Task<Tally> OfAsync(IReadOnlyList<Asked> asked, Journal journal, CancellationToken cancellationToken)
    {
        var events = await journal.EventsAsync(cancellationToken);
        var posts = await journal.PostsAsync(cancellationToken);
        var accepted = asked.Where(a => events.ContainsKey(a.Fingerprint) || a.IsAcknowledged()).Select(a => (Asked: a, Answers: a.Answers())).ToList();
        string? Reason(Asked a) => events.GetValueOrDefault(a.Fingerprint) ?? posts.GetValueOrDefault(a.Key);
        var failed = accepted.Where(a => a.Answers == 0 || events.GetValueOrDefault(a.Asked.Fingerprint) is not null).Select(a => Reason(a.Asked)).OfType<string>().ToList();
        return new(
            asked.Count,
            accepted.Count,
            accepted.Count(a => a.Answers == 1 && events.GetValueOrDefault(a.Asked.Fingerprint) is null),
            accepted.Count(a => a.Answers > 1),
            failed,
            [.. accepted.Where(a => a.Answers == 0 && Reason(a.Asked) is null).Select(a => $"{a.Asked.Way} {a.Asked.Event}")],
            accepted.Sum(a => Math.Max(0, a.Answers - 1)));
    }

    /// <summary>One row of a Markdown table with <see cref="Heading"/>.</summary>
    public string Row(string name) => string.Create(CultureInfo.InvariantCulture, $"| {name} | {Asked} | {Accepted} | {Once} | {More} | {Failed.Count} | {Lost.Count} |");

    public static string Heading(string name) => $"| {name} | asked | accepted | answered once | answered more than once | failed with reason | lost |\n|---|---|---|---|---|---|---|";
}
