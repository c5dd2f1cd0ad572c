using System.Globalization;

namespace PolicyBot.Evals;

/// <summary>One line of the scorecard.</summary>
/// <param name="Bar">The share that is asked for; a share at most when <paramref name="AtMost"/>.</param>
internal sealed record Measured(string Name, int Hits, int Of, double Bar, bool AtMost = false)
{
    public double Share => Of == 0 ? (AtMost ? 0 : 1) : (double)Hits / Of;

    public bool Passes => AtMost ? Share <= Bar + 1e-9 : Share >= Bar - 1e-9;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Name} | {Hits}/{Of} | {Share * 100:0.0}% | {(AtMost ? "at most" : "at least")} {Bar * 100:0}% | {(Passes ? "met" : "MISSED")} |");
}
