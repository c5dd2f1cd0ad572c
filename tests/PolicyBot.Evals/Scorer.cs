using System.Globalization;
using System.Text.RegularExpressions;
using PolicyBot.Asking;
using PolicyBot.Knowledge;

namespace PolicyBot.Evals;

/// <summary>How an answer did.</summary>
internal enum Outcome
{
    Right,

    /// <summary>Answered, but not what was asked.</summary>
    Wrong,

    /// <summary>Answered with a figure that is not the right one.</summary>
    WrongFigure,

    /// <summary>Refused or not covered although the library holds it.</summary>
    Refused,
}

/// <summary>Scores one answer against what was expected.</summary>
internal sealed partial class Scorer(Library library)
{
    public Outcome Score(EvalQuestion question, Answer answer)
    {
        var expect = question.Expect ?? new(null, null, null, null, null, null, null, null, false, false);
        return question.Kind switch
        {
            "statistic" => Statistic(expect, answer),
            "covered" or "timeline" or "comparison" or "claim" or "parallel" => Content(expect, answer),
            "advice" => Is(answer.Verdict is Verdict.DeclinedAdvice),
            "out-of-scope" => Is(answer.Verdict is Verdict.OutOfScope),
            "not-covered" => Is(answer.Verdict is Verdict.NotCovered or Verdict.PartlySupported or Verdict.OutOfScope),
            "opinion" => Is(answer.Intent is Intent.OpinionBait),
            "greeting" => Is(answer.Intent is Intent.Greeting),
            "hostile" => Is(IsSane(answer)),
            _ => Outcome.Wrong,
        };
    }

    public static bool SameFacts(Answer one, Answer other) =>
        one.Stance == other.Stance
        && one.Verdict == other.Verdict
        && one.Citations.Select(c => c.Fact).ToHashSet().SetEquals(other.Citations.Select(c => c.Fact));

    /// <summary>Whether the answer begins with yes or with no; null when with neither.</summary>
    public static bool? SaysYes(Answer answer) => answer.Sentences[0].Text switch
    {
        var text when text.StartsWith("Yes.", StringComparison.Ordinal) || text.StartsWith("Sí.", StringComparison.Ordinal) => true,
        var text when text.StartsWith("No.", StringComparison.Ordinal) => false,
        _ => answer.Stance switch { Stance.Supported => true, Stance.Refuted => false, _ => null },
    };

    private static Outcome Is(bool right) => right ? Outcome.Right : Outcome.Wrong;

    private static bool Refuses(Answer answer) => answer.Verdict is Verdict.NotCovered or Verdict.OutOfScope or Verdict.DeclinedAdvice;

    private Outcome Content(Expectation expect, Answer answer)
    {
        if (expect.Value is not null || expect.Values is not null || expect.OutOfRange)
        {
            var figures = Statistic(expect, answer);
            return figures is Outcome.Right && expect.Stance is { } stance && answer.Stance?.Kebab() != stance ? Outcome.Wrong : figures;
        }

        if (Refuses(answer))
            return Outcome.Refused;
        if (!Cites(answer, [.. expect.EntryFacts ?? [], .. expect.Records ?? []]))
            return Outcome.Wrong;
        if (expect.Stance is { } wanted && answer.Stance?.Kebab() != wanted)
            return Outcome.Wrong;
        return Is(expect.MustSay is not { } words || words.All(w => answer.Text.Contains(w, StringComparison.OrdinalIgnoreCase)));
    }

    private static Outcome Statistic(Expectation expect, Answer answer)
    {
        if (expect.OutOfRange)
            return Is(answer.Verdict is Verdict.PartlySupported or Verdict.NotCovered);
        if (Refuses(answer))
            return Outcome.Refused;
        // The [n] of citations are no figures.
        var shown = answer.Figures.Select(f => f.Value).Concat(answer.Sentences.SelectMany(s => Numbers(s.Text))).Select(Math.Abs).ToList();
        var wanted = expect.Values ?? (expect.Value is { } value ? [value] : []);
        var tolerance = expect.Tolerance ?? 0;
        return wanted.All(w => shown.Exists(s => Math.Abs(s - Math.Abs(w)) <= tolerance + 0.0000001m)) ? Outcome.Right : Outcome.WrongFigure;
    }

    /// <summary>Whether a citation is one of those wanted, or another fact of the same entry.</summary>
    private bool Cites(Answer answer, IReadOnlyList<string> wanted)
    {
        var entries = wanted.Select(w => library.Find(new FactId(w))?.Entry.Id ?? new EntryId(w)).ToHashSet();
        return answer.Citations.Any(c => entries.Contains(c.Entry));
    }

    private static bool IsSane(Answer answer) =>
        answer.Sentences.Count > 0 && !Live().IsMatch(answer.Text) && answer.Text.Length < 6000;

    private static IEnumerable<decimal> Numbers(string text)
    {
        foreach (Match match in Number().Matches(text))
        {
            var value = decimal.Parse(match.Groups[1].Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
            yield return value;
            if (match.Groups[2].Value is "million" or "millones")
                yield return value * 1_000_000;
            if (match.Groups[2].Value is "billion" or "mil millones")
                yield return value * 1_000_000_000;
            if (match.Groups[2].Value is "trillion" or "billones")
                yield return value * 1_000_000_000_000;
        }
    }

    [GeneratedRegex(@"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:\s(mil millones|million|millones|billion|trillion|billones))?")]
    private static partial Regex Number();

    [GeneratedRegex("@everyone|@here|<@|<!|<script|javascript:|[\u200B-\u200F\u202A-\u202E\u2066-\u2069]")]
    private static partial Regex Live();
}
