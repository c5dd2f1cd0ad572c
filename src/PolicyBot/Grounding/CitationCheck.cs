using PolicyBot.Asking;

namespace PolicyBot.Grounding;

/// <summary>Whether citations are numbered, used, and exactly those that the retrieved evidence gives.</summary>
internal static class CitationCheck
{
    /// <returns>The evidence behind each citation by its number; null for a citation that does not hold.</returns>
    public static Dictionary<int, EvidenceItem?> Check(Answer answer, Evidence evidence, DateOnly today, List<Fault> faults)
    {
        var items = new Dictionary<int, EvidenceItem?>(answer.Citations.Count);
        foreach (var citation in answer.Citations)
        {
            var item = evidence.Find(citation.Entry, citation.Fact);
            var altered = item is null ? "was not retrieved for this question" : Altered(citation, item.Cite(citation.N, today));
            if (!items.TryAdd(citation.N, altered is null ? item : null))
                altered = "has the number of another";
            else if (citation.N < 1 || citation.N > answer.Citations.Count)
                altered ??= "is not numbered from 1 without gaps";
            if (altered is not null)
                faults.Add(new(FaultKind.Citation, -1, $"citation {citation.N} ({citation.Entry}/{citation.Fact}) {altered}"));
        }

        var used = answer.Sentences.SelectMany(s => s.Citations).ToHashSet();
        foreach (var citation in answer.Citations.Where(c => !used.Contains(c.N)))
            faults.Add(new(FaultKind.UnusedCitation, -1, $"no sentence uses citation {citation.N}"));
        return items;
    }

    private static string? Altered(Citation given, Citation due)
    {
        var field = given.Publisher != due.Publisher ? "publisher"
            : given.Title != due.Title ? "title"
            : given.Locator != due.Locator ? "locator"
            // Uri's own equality forgets fragments and the writing of the host.
            : given.Url?.OriginalString != due.Url?.OriginalString ? "link"
            : given.Date != due.Date ? "date"
            : given.AsOf != due.AsOf ? "as-of date"
            : given.Stale != due.Stale ? "staleness"
            : given.Via != due.Via ? "via"
            : null;
        return field is null ? null : $"does not carry its source's {field}";
    }
}
