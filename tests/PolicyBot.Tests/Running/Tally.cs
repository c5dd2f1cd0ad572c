using System.Globalization;

namespace PolicyBot.Tests.Running;

/// <summary>What became of one question that was accepted: acknowledged to the platform, or stored by the bot.</summary>
/// <param name="Answers">How many people see; an apology counts too.</param>
/// <param name="Failure">The recorded reason why it was not answered.</param>
internal sealed record Fate(Asked Asked, int Answers, string? Failure)
{
    public override string ToString() => $"{Asked.Way} {Asked.Event}: {Answers} answers";
}

/// <summary>What became of the questions that were asked.</summary>
/// <param name="Accepted">Those of them that were accepted.</param>
internal sealed record Tally(int Asked, IReadOnlyList<Fate> Accepted)
{
    public int Once => Accepted.Count(f => f is { Answers: 1, Failure: null });

    public IReadOnlyList<Fate> Repeated => [.. Accepted.Where(f => f.Answers > 1)];

    public IReadOnlyList<string> Failures => [.. Accepted.Select(f => f.Failure).OfType<string>()];

    /// <summary>Neither answered nor recorded as failed: what must never be.</summary>
    public IReadOnlyList<Fate> Lost => [.. Accepted.Where(f => f is { Answers: 0, Failure: null })];

    public static async Task<Tally> OfAsync(IScene scene, IReadOnlyList<Asked> asked, Journal journal, CancellationToken cancellationToken)
    {
        var posts = scene.Posts().SelectMany((marks, number) => marks.Select(mark => (mark, number))).ToLookup(m => m.mark, m => m.number);
        var events = await journal.EventsAsync(cancellationToken);
        var outbox = await journal.PostsAsync(cancellationToken);
        Fate FateOf(Asked one)
        {
            var answers = one.Marks.SelectMany(mark => posts[mark]).Distinct().Count();
            return new(one, answers, events.GetValueOrDefault(one.Fingerprint) ?? (answers == 0 ? outbox.GetValueOrDefault(one.Key) : null));
        }

        return new(asked.Count, [.. asked.Where(a => events.ContainsKey(a.Fingerprint) || a.Acknowledged() is not null).Select(FateOf)]);
    }

    public static string Heading(string name) => $"| {name} | asked | accepted | answered once | answered more than once | failed with reason | lost |\n|---|---|---|---|---|---|---|";

    /// <summary>One row of a Markdown table with <see cref="Heading"/>.</summary>
    public string Row(string name) =>
        string.Create(CultureInfo.InvariantCulture, $"| {name} | {Asked} | {Accepted.Count} | {Once} | {Repeated.Count} | {Failures.Count} | {Lost.Count} |");
}
