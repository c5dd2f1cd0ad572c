using PolicyBot.Knowledge;

namespace PolicyBot.Asking;

internal static class Comparison
{
    /// <summary>The two entries that a question sets side by side: the best named one, and the next that is named by other words.</summary>
    public static (Entry First, Entry Second)? Sides(Inquiry inquiry)
    {
        var named = inquiry.Knowledge.Names.NamedIn(inquiry.Understanding.Words, inquiry.Knowledge.Index(inquiry.Language));
        var halves = Halves(inquiry.Understanding.Words);
        if (halves is null)
            return null;
        var first = Best(inquiry, halves.Value.First, named.Keys);
        var second = Best(inquiry, halves.Value.Second, named.Keys);
        return first is not null && second is not null && first.Id != second.Id ? (first, second) : null;
    }

    private static Entry? Best(Inquiry inquiry, IReadOnlyList<string> words, IEnumerable<EntryId> named)
    {
        var own = inquiry.Knowledge.Names.NamedIn(words, inquiry.Knowledge.Index(inquiry.Language));
        var search = inquiry.Knowledge.Index(inquiry.Language).Search(string.Join(' ', words), 20);
        return search.Hits
            .Where(h => !h.Unit.IsSeries)
            .Select(h => (h.Unit.Entry, Score: (h.Score / search.Hits[0].Score) + own.GetValueOrDefault(h.Unit.Entry.Id).Share + (named.Contains(h.Unit.Entry.Id) ? 0.1 : 0) + (h.Unit.Entry.Kind is EntryKind.Term ? 0.1 : 0)))
            .OrderByDescending(e => e.Score)
            .Select(e => e.Entry)
            .FirstOrDefault();
    }

    private static (IReadOnlyList<string> First, IReadOnlyList<string> Second)? Halves(IReadOnlyList<string> words)
    {
        var at = -1;
        for (var i = 0; i < words.Count && at < 0; i++)
        {
            if (words[i] is "vs" or "versus")
                at = i;
        }

        for (var i = words.Count - 2; i > 0 && at < 0; i--)
        {
            if (words[i] is "and" or "from" or "with" or "to" or "y" or "e" or "or" or "o" or "con")
                at = i;
        }

        return at <= 0 || at >= words.Count - 1 ? null : ([.. words.Take(at)], [.. words.Skip(at + 1)]);
    }
}
