using PolicyBot.Knowledge;
using PolicyBot.Statistics;

namespace PolicyBot.Asking;

internal static class Chronology
{
    /// <summary>The day on which what a fact tells begins: the first date in its text, else the day for which it is known.</summary>
    public static DateOnly DateOf(Fact fact, DateOnly today)
    {
        var read = PeriodReader.Read(Folding.Words(fact.Text.English), today);
        return read.All.Select(p => p.Start).DefaultIfEmpty(fact.AsOf.Start).Min();
    }
}
