using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Asking;

namespace PolicyBot.Evals;

/// <summary>Shows how a question was understood and what was considered, for whoever tunes the ranking.</summary>
internal static class Explanation
{
    /// <param name="turns">The person's questions in order; the last is explained, the others are its context.</param>
    public static void Print(IServiceProvider services, IReadOnlyList<string> turns)
    {
        var time = services.GetRequiredService<TimeProvider>();
        var knowledge = services.GetRequiredService<LiveKnowledge>().Current;
        var question = new Question("1", turns[^1], [.. turns.SkipLast(1)]);
        var understanding = new QuestionReader(knowledge, time).Read(question);
        var inquiry = new Inquiry(question, understanding, knowledge, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        Console.WriteLine($"{understanding.Canonical}\n{understanding.Spoken} {understanding.Intent} {understanding.Statistic.Operation} [{string.Join(", ", understanding.Statistic.Periods.All)}] yes/no {understanding.YesNo}");
        Capabilities.SearchLibrary(inquiry, understanding.Canonical);
        Capabilities.LookUpStatistic(inquiry, understanding.Canonical);
        Capabilities.CheckClaim(inquiry);
        foreach (var found in inquiry.Found.Take(8))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {found.Score:0.00} cover {found.Coverage:0.00} named {found.Named:0.00}{(found.Outright ? "!" : "")} {found.Entry.Id} {found.Unit.Fact?.Id}"));
        foreach (var chosen in inquiry.Statistics.Take(6))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {chosen.Fit:0.00} cover {chosen.Coverage:0.00} {chosen.Finding.Entry.Id} {chosen.Finding.GetType().Name} {chosen.Finding.Line.Measure.Column} {string.Join(',', chosen.Finding.Line.Filters.Select(f => f.Value.Value))}"));
        foreach (var (by, likeness, _, _, settled) in knowledge.Settlements(inquiry.Language).Resembling(understanding, inquiry.Found).OrderByDescending(r => r.Likeness).Take(5))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {likeness:0.00} '{by.Wording.Exactly(inquiry.Language)}' {(by.Yes ? "yes" : "no")} => {(settled is null ? "open" : settled.Yes ? "yes" : "no")} {settled?.Entry.Id}"));
        Console.WriteLine($"known {inquiry.Known:0.00}; {inquiry.Claim?.GetType().Name} {inquiry.Claim?.Stance}; {Planner.Decide(inquiry)}");
    }
}
