using System.Text;

namespace PolicyBot.Knowledge.Linting;

public readonly record struct Tally(string Name, int Count);

/// <summary>The library in numbers.</summary>
/// <param name="Observations">Figures in the tables, blanks not counted.</param>
/// <param name="Topics">Entries per topic, most first; topics without any are there with 0.</param>
/// <param name="Sources">Sources per tier, as often as entries list them.</param>
/// <param name="WholeInSpanish">Entries whose title, summary, questions and facts are all there in Spanish.</param>
/// <param name="Stale">Entries past their day of review.</param>
public sealed record LibraryStatistics(
    int Entries,
    int Facts,
    int Series,
    int Observations,
    IReadOnlyList<Tally> Kinds,
    IReadOnlyList<Tally> Topics,
    IReadOnlyList<Tally> Sources,
    int WholeInSpanish,
    int Stale)
{
    /// <summary>Lines for a terminal.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append($"{Entries:N0} entries, {Facts:N0} facts, {Series:N0} series with {Observations:N0} figures\n");
        text.Append($"{WholeInSpanish:N0} of {Entries:N0} entries are whole in Spanish; {Stale:N0} are past their review\n");
        foreach (var (heading, tallies) in new[] { ("Kinds", Kinds), ("Sources by tier", Sources), ("Topics", Topics) })
        {
            text.Append($"\n{heading}\n");
            foreach (var tally in tallies)
                text.Append($"  {tally.Count,6:N0}  {tally.Name}\n");
        }

        return text.ToString();
    }
}
