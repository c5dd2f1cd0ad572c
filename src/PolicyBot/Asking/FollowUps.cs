using PolicyBot.Knowledge;

namespace PolicyBot.Asking;

/// <summary>Questions that the library can answer next, in the words of its own entries.</summary>
internal static class FollowUps
{
    private const int Most = 3;

    public static IReadOnlyList<string> For(Inquiry inquiry, Entry entry)
    {
        var related = entry.Related.Select(inquiry.Knowledge.Library.Find).OfType<Entry>();
        var near = inquiry.Found.Select(f => f.Entry).Where(e => e.Id != entry.Id).Take(6);
        return [.. related.Concat(near).DistinctBy(e => e.Id).Select(e => First(e, inquiry.Language)).OfType<string>().Take(Most)];
    }

    /// <summary>Where nothing was answered: what the nearest entries answer.</summary>
    public static IReadOnlyList<string> ForNotices(Inquiry inquiry) =>
        [.. inquiry.Found.Select(f => f.Entry).DistinctBy(e => e.Id).Select(e => First(e, inquiry.Language)).OfType<string>().Take(Most)];

    private static string? First(Entry entry, Language language) => entry.Questions.In(language) is [var first, ..] ? first : null;
}
