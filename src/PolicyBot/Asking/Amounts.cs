using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using PolicyBot.Knowledge;

namespace PolicyBot.Asking;

/// <summary>Which entries hold numbers and money at all, so that "how many" and "how much" are not answered by one that holds none.</summary>
public sealed partial class Amounts
{
    private readonly ConcurrentDictionary<EntryId, (bool Number, bool Money)> _held = [];

    /// <summary>Whether the entry could answer a question for a number, or for a price where one is asked for.</summary>
    public bool MayAnswer(Entry entry, Statistics.StatisticQuestion question)
    {
        var (number, money) = _held.GetOrAdd(entry.Id, _ => (HoldsNumber(entry), HoldsMoney(entry)));
        return question.PriceWords.Count > 0 ? money : number || !question.WantsNumber;
    }

    private static bool HoldsNumber(Entry entry) => entry.Series is not null || entry.Facts.Any(f => f.Figures.Count > 0 || Number().IsMatch(f.Text.English));

    private static bool HoldsMoney(Entry entry) => (entry.Series?.Measures.Any(m => Money().IsMatch(m.Unit.English)) ?? false) || entry.Facts.Any(f => Money().IsMatch(f.Text.English));

    [GeneratedRegex(@"\$|percent|\d,\d{3}|\b(?:million|billion)\b|\b[1-9]\d{0,2} (?:\w+ )?(?:people|states|countries|cities|counties|agencies|judges|months|days|years|hours)\b")]
    private static partial Regex Number();

    [GeneratedRegex(@"\$|dollar")]
    private static partial Regex Money();
}
