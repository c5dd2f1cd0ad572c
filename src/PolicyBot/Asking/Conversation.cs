using System.Text.RegularExpressions;
using PolicyBot.Knowledge;
using PolicyBot.Statistics;

namespace PolicyBot.Asking;

/// <summary>Turns a follow-up such as "and in 2023?" into a question that stands alone, from the person's own earlier words.</summary>
internal sealed partial class Conversation(StatisticLookup statistics)
{
    /// <summary>Longer questions stand alone whatever they point at.</summary>
    private const int LongestFollowUp = 12;

    private const int MonthsOfYear = 12;

    /// <param name="text">The cleaned new question.</param>
    /// <param name="context">Cleaned earlier questions, oldest first.</param>
    public string Standalone(string text, IReadOnlyList<string> context)
    {
        if (context.Count == 0)
            return text;
        var folded = Folding.Fold(text);
        var lead = Lead().Match(folded);
        var rest = folded[lead.Length..].Trim();
        var words = rest.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        // "Is nearly 30% lower than in May right?" names neither what is counted nor the year.
        var subjectless = !lead.Success && MonthWord().IsMatch(folded) && !YearWord().IsMatch(folded) && !Scope.IsOfTheField(folded);
        var pointsBack = subjectless || Pronoun().IsMatch(folded) || (words.Length <= 3 && Bare().IsMatch(folded));
        var today = new DateOnly(2000, 1, 1);
        var periods = PeriodReader.Read(words, today);
        var onlyPeriods = periods.Rest.All(w => Filler().IsMatch(w));
        if (Relative().Match(folded) is { Success: true } relative)
            return Shifted(relative.Value, Standalone(context[^1], [.. context.Take(context.Count - 1)]), today);
        // The chain goes back to the last question that stood alone.
        var previous = Standalone(context[^1], [.. context.Take(context.Count - 1)]);
        // "California?" is "and California?"; "cocaine, same year?" is "and cocaine?"; "in pounds?" asks for another measure.
        rest = SamePeriod().Replace(rest, " ").Trim();
        var bareName = rest.Length > 0 && (Places.In(rest.Split(' ')).FirstOrDefault() == rest || ((statistics.NamesValue(rest) || statistics.IsCount(Dangling().Replace(rest, ""))) && IntentRules.AsksFigure(previous)));
        if (words.Length > LongestFollowUp || (!lead.Success && !pointsBack && !onlyPeriods && !bareName))
            return text;
        var before = PeriodReader.Read(Folding.Words(previous), today);
        if (TheTwo().IsMatch(folded) && BothPeriods(before, context, today) is { } both)
            return $"{both} {TheTwo().Replace(folded, " ")}";
        // "How many in May?" means May of the year that was talked about.
        if (!YearWord().IsMatch(rest) && MonthWord().IsMatch(rest) && before.All.Select(p => (int?)p.Year).LastOrDefault() is { } year)
            rest += $" {year}";

        // A new period takes the place of the old one, unless the two are to be compared.
        var kept = periods.IsEmpty || periods.Since || pointsBack ? previous : Undated(before);
        if (onlyPeriods)
            return $"{kept} {rest}";
        return (lead.Success || bareName) && !pointsBack ? $"{Replaced(kept, rest)} {rest}" : $"{kept.TrimEnd('?', '.', ' ')} {text}";
    }

    /// <summary>The last two questions as one about the time between their periods; null when they name no two.</summary>
    private string? BothPeriods(PeriodsAsked last, IReadOnlyList<string> context, DateOnly today)
    {
        if (context.Count < 2 || last.Points is not [.., var later])
            return null;
        var first = PeriodReader.Read(Folding.Words(Standalone(context[^2], [.. context.SkipLast(2)])), today);
        if (first.Points is not [.., var earlier] || earlier == later)
            return null;
        if (later < earlier)
            (earlier, later) = (later, earlier);
        return $"{Undated(last)} from {earlier.Name(Language.English)} to {later.Name(Language.English)}";
    }

    /// <summary>A question without its periods.</summary>
    private static string Undated(PeriodsAsked periods) => string.Join(' ', periods.Rest.Where(w => !Dangling().IsMatch(w)));

    /// <summary>"And the year after?": the previous question about the next period.</summary>
    private static string Shifted(string words, string previous, DateOnly today)
    {
        var before = PeriodReader.Read(Folding.Words(previous), today);
        if (before.Points.Count == 0)
            return previous;
        var step = Earlier().IsMatch(words) ? -1 : 1;
        var period = before.Points[^1];
        var years = period.Kind is PeriodKind.Month && YearName().IsMatch(words);
        var shifted = period.Shift(years ? step * MonthsOfYear : step).Name(Language.English);
        return $"{Undated(before)} in {shifted}";
    }

    /// <summary>A place, drug, sector or other value named anew takes the place of the old one of its kind.</summary>
    private string Replaced(string previous, string rest)
    {
        var words = Folding.Words(previous);
        var newer = Names(Folding.Words(rest)).ToList();
        var places = newer.Exists(Places.Knows);
        var folded = string.Join(' ', words);
        foreach (var name in Names(words).Where(old => (places && Places.Knows(old)) || newer.Exists(n => n != old && statistics.SameKind(old, n))))
            folded = Regex.Replace(folded, $@"\b{Regex.Escape(name)}\b", " ", RegexOptions.None, TimeSpan.FromSeconds(1));
        return folded;
    }

    private IEnumerable<string> Names(IReadOnlyList<string> words) => Places.In(words).Concat(new WordRuns(words).LongestIn(statistics.NamesValue)).Distinct();

    [GeneratedRegex(@"^(?:and|but|so|ok|okay|now|then|also|what about|how about|and what about|and how about|and for|and in|same for|what if|y|pero|y que hay de|que hay de|y en|y para|y que tal|que tal|y que pasa con|y el|y la|y los|y las)\b(?! (?:is|are|was|does|do|did|who|what|how|which|why)\b.{30})")]
    private static partial Regex Lead();

    [GeneratedRegex(@"\b(?:it|that|this|they|them|those|these|he|she|his|her|its|eso|esto|ellos|ese|esa|esos|esas|el mismo|la misma)\b")]
    private static partial Regex Pronoun();

    [GeneratedRegex(@"^(?:in|on|for|the|of|during|since|to|from|at|year|years|month|fiscal|about|what|how|en|el|la|los|las|para|durante|desde|de|ano|mes|between|and|through|then|a|an|under|president|many|much|were|was|there|is|it|compare|compared|with|same|cuantos|cuantas|hubo|que|y|paso|happened|to|did|do|vs|versus|against|latest|now|then|next|previous)$")]
    private static partial Regex Filler();

    [GeneratedRegex(@"\b(?:(?:in |for )?(?:the )?same (?:fiscal )?(?:year|month|period|time|date)|(?:en |para )?(?:el )?mismo (?:ano|mes|periodo)(?: fiscal)?)\b")]
    private static partial Regex SamePeriod();

    [GeneratedRegex(@"\b(?:(?:those|these|the) two|between (?:them|those|these)|(?:esos|esas|los|las) dos)\b")]
    private static partial Regex TheTwo();

    [GeneratedRegex(@"\b(?:the )?(?:(?:year|month) (?:after|before|prior)|(?:following|next|previous|prior) (?:year|month)|(?:year|month) (?:earlier|later)|ano (?:siguiente|anterior)|mes (?:siguiente|anterior))\b")]
    private static partial Regex Relative();

    [GeneratedRegex(@"\b(?:year|ano)\b")]
    private static partial Regex YearName();

    [GeneratedRegex("before|prior|previous|earlier|anterior")]
    private static partial Regex Earlier();

    [GeneratedRegex(@"^(?:who|when|where|why|how|how come|who \w+|when \w+|why \w+|quien|cuando|donde|por que|quien \w+)$")]
    private static partial Regex Bare();

    [GeneratedRegex(@"\b(?:19|20)\d\d\b|\bfy\d+")]
    private static partial Regex YearWord();

    [GeneratedRegex(@"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b")]
    private static partial Regex MonthWord();

    [GeneratedRegex(@"^(?:in|during|on|since|en|durante|desde)(?: |$)")]
    private static partial Regex Dangling();
}
