using PolicyBot.Asking;
using PolicyBot.Chat;
using PolicyBot.Statistics;

namespace PolicyBot.Tests.Discord;

/// <summary>Answers and posts for tests.</summary>
internal static class Said
{
    private static int _posts;

    public static Answer Answer(params IReadOnlyList<string> sentences) => Answer(Language.English, [.. sentences.Select((text, i) => new Sentence(text, [i + 1], []))]);

    public static Answer Answer(Language language, IReadOnlyList<Sentence> sentences, Func<int, Citation>? citation = null)
    {
        citation ??= Citation;
        var cited = sentences.SelectMany(s => s.Citations).Distinct().Order();
        return new("a1", "What is an ICE detainer?", language, Intent.Definition, Verdict.Supported, null, sentences, [.. cited.Select(citation)], [], []);
    }

    public static Citation Citation(int n) =>
        new(n, new("ice-detainer"), "what", "US Immigration and Customs Enforcement", $"Detainers, part {n}", "section 2", new($"https://www.ice.gov/detainers/{n}"), Period.Parse("2024-06"), Period.Parse("2024-07"), Stale: false, Via: null);

    public static Content.OfAnswer Content(Answer answer, int page = 0, string? question = null) => new(new("x7Kq29bTmPz4"), answer, page, question);

    public static Post Reply(ChatEvent to, string text, Audience audience = Audience.Everyone, Delivery delivery = Delivery.Respond) =>
        Reply(to, Message.Of(Language.English, Content(Answer(text))), audience, delivery);

    public static Post Reply(ChatEvent to, Message message, Audience audience = Audience.Everyone, Delivery delivery = Delivery.Respond) =>
        new($"{Interlocked.Increment(ref _posts):x24}", to.Id, to.Place, to.Route, delivery, audience, to.Person, message);
}
