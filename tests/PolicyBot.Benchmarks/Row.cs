using System.Globalization;

namespace PolicyBot.Benchmarks;

/// <summary>One line of the report.</summary>
/// <param name="Bar">What the value must stay under, in the same unit; null where nothing is asked.</param>
internal sealed record Row(string Name, double Value, string Unit, double? Bar)
{
    public bool Passes => Bar is null || Value < Bar;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Name} | {(Value < 100 ? Math.Round(Value, 2) : Math.Round(Value))} {Unit} | {(Bar is null ? "" : $"< {Bar} {Unit}")} | {(Bar is null ? "" : Passes ? "met" : "MISSED")} |");
}
