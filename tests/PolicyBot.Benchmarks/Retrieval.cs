using System.Diagnostics;
using PolicyBot.Asking;

namespace PolicyBot.Benchmarks;

/// <summary>The product's search of a read question beside a bare Lucene.NET query for the same words.</summary>
internal sealed record Retrieval(Times Own, Times Bare)
{
    private const int WarmUpRounds = 3;
    private const int Rounds = 8;

    public static Retrieval Measure(KnowledgeBase knowledge, IReadOnlyList<Question> questions)
    {
        using var english = new BareIndex(knowledge.Library, Language.English);
        using var spanish = new BareIndex(knowledge.Library, Language.Spanish);
        var searched = questions
            .Select(q => Work.Read(knowledge, q))
            .Where(i => Planner.Steps(i).Any(s => s.Function == Functions.SearchLibrary))
            .ToList();
        var (own, bare) = (new Times(), new Times());
        for (var round = 0; round < WarmUpRounds + Rounds; round++)
        {
            // One right after the other, so that whatever else the machine does falls on both.
            foreach (var inquiry in searched)
            {
                var ours = Timed(() => Capabilities.SearchLibrary(inquiry, inquiry.Understanding.Canonical).Count);
                var theirs = Timed(() => (inquiry.Language is Language.Spanish ? spanish : english).Search(inquiry.Understanding.Text));
                if (round < WarmUpRounds)
                    continue;
                own.Add(ours);
                bare.Add(theirs);
            }
        }

        return new(own, bare);
    }

    private static TimeSpan Timed(Func<int> work)
    {
        var started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started);
    }
}
