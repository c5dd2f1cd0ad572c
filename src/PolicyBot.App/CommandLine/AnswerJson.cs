using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PolicyBot.Asking;
using PolicyBot.Statistics;

namespace PolicyBot.App.CommandLine;

/// <summary>An answer as JSON, in the shape that <c>answer.schema.json</c> describes.</summary>
internal static class AnswerJson
{
    private static readonly JsonSerializerOptions _line = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    private static readonly JsonSerializerOptions _indented = new(_line) { WriteIndented = true };

    public static string Write(Answered answered, bool indented = false) =>
        JsonSerializer.Serialize(Shape.Of(answered), indented ? _indented : _line);

    /// <summary>What stands in place of an answer for a line that could not be read.</summary>
    public static string Error(string? id, int line, string message) =>
        JsonSerializer.Serialize(new { id, line, error = message }, _line);

    private sealed record SentenceShape(string Text, IReadOnlyList<int> Citations);

    private sealed record CitationShape(int N, string Entry, string Fact, string Publisher, string Title, string? Locator, string? Url, string? Date, string AsOf, bool Stale, string? Via);

    private sealed record FigureShape(decimal Value, string Unit, string Period, string? Record, string Computation, IReadOnlyList<string> ComputedFrom);

    private sealed record NearbyShape(string Entry, string Title);

    private sealed record Shape(
        string Id,
        string Question,
        string Language,
        string Intent,
        string Verdict,
        string? Stance,
        string Text,
        IReadOnlyList<SentenceShape> Sentences,
        IReadOnlyList<CitationShape> Citations,
        IReadOnlyList<FigureShape> Figures,
        IReadOnlyList<string> FollowUps,
        IReadOnlyList<NearbyShape> Nearest,
        double ElapsedMs)
    {
        public static Shape Of(Answered answered)
        {
            var answer = answered.Answer;
            return new(
                answer.Id,
                answer.Question,
                answer.Language is PolicyBot.Language.Spanish ? "es" : "en",
                answer.Intent.Kebab(),
                answer.Verdict.Kebab(),
                answer.Stance?.Kebab(),
                answer.Text,
                [.. answer.Sentences.Select(s => new SentenceShape(s.Text, s.Citations))],
                [.. answer.Citations.Select(c => new CitationShape(c.N, c.Entry.Value, c.Fact, c.Publisher, c.Title, c.Locator, c.Url?.AbsoluteUri, c.Date?.ToString(), c.AsOf.ToString(), c.Stale, c.Via))],
                [.. answer.Figures.Select(Figure)],
                answer.FollowUps,
                [.. answer.Nearest.Select(n => new NearbyShape(n.Entry.Value, n.Title))],
                Math.Round(answered.Elapsed.TotalMilliseconds, 3));
        }

        private static FigureShape Figure(FigureUse figure) => new(
            figure.Record is null ? Math.Round(figure.Value, 6) : figure.Value,
            figure.Unit,
            figure.Period.ToString(),
            figure.Record,
            figure.Computation.Kebab(),
            [.. figure.ComputedFrom.SelectMany(c => c.Split(FigureUse.Plus))]);
    }
}
