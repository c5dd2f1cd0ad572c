using System.Text.Json;
using System.Text.Json.Serialization;

namespace PolicyBot.Evals;

/// <summary>A question as a user writes it, and what a right answer must show.</summary>
internal sealed record EvalQuestion(
    string Id,
    string Text,
    string Kind,
    string? Lang,
    string? Mirror,
    string? English,
    int? Repeat,
    IReadOnlyList<string>? Context,
    Expectation? Expect)
{
    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    public static IReadOnlyList<EvalQuestion> Read(string file) =>
        [.. File.ReadLines(file).Where(l => !string.IsNullOrWhiteSpace(l)).Select(l => JsonSerializer.Deserialize<EvalQuestion>(l, _options)!)];
}

/// <param name="Value">The figure that must be shown, in the series' unit; the sign of a change is not compared.</param>
/// <param name="Tolerance">How far a shown figure may be from it.</param>
/// <param name="Records">Series or facts that count as the right source; where a figure is expected, the figure alone is compared.</param>
/// <param name="EntryFacts">Facts of which one, or its entry, must be cited.</param>
/// <param name="OutOfRange">The period lies outside the series: saying so is right.</param>
internal sealed record Expectation(
    decimal? Value,
    IReadOnlyList<decimal>? Values,
    decimal? Tolerance,
    IReadOnlyList<string>? Records,
    IReadOnlyList<string>? EntryFacts,
    string? Stance,
    string? YesNo,
    IReadOnlyList<string>? MustSay,
    bool OutOfRange,
    bool Lookalike);
