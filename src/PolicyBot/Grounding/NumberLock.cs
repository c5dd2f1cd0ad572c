using PolicyBot.Asking;
using PolicyBot.Statistics;

namespace PolicyBot.Grounding;

/// <summary>Lets no figure, date or numbered name out of a sentence that its cited evidence does not hold.</summary>
internal sealed class NumberLock
{
    private static readonly string[] _citedThings = ["measures ", "series ", "sources ", "medidas ", "fuentes "];

    private readonly string _text;
    private readonly IReadOnlyList<EvidenceItem> _cited;
    private readonly IReadOnlyList<Holding> _held;
    private readonly IReadOnlyList<VerifiedFigure> _verified;
    private readonly IReadOnlyList<Numeral> _numerals;
    private readonly List<TypedFigure> _records;
    private readonly Pairing _pairing;
    private readonly bool _signless;

    private NumberLock(string text, Language language, IReadOnlyList<EvidenceItem> cited, IReadOnlyList<Holding> held, IReadOnlyList<VerifiedFigure> verified)
    {
        (_text, _cited, _held, _verified) = (text, cited, held, verified);
        _numerals = Numerals.Read(text, language);
        _records = cited.Count == 1 ? RetrievedRecords.Of(cited[0]).Figures : [.. cited.SelectMany(c => RetrievedRecords.Of(c).Figures)];
        _pairing = new(_numerals, held);
        _signless = Direction.IsSaid(text);
    }

    public static void Check(
        Sentence sentence,
        int place,
        Language language,
        IReadOnlyList<EvidenceItem> cited,
        IReadOnlyList<Holding> held,
        IReadOnlyList<VerifiedFigure> verified,
        List<Fault> faults)
    {
        var check = new NumberLock(sentence.Text, language, cited, held, verified);
        for (var i = 0; i < check._numerals.Count; i++)
        {
            var numeral = check._numerals[i];
            var next = i + 1 < check._numerals.Count ? check._numerals[i + 1] : null;
            if (check.FaultOf(numeral, next) is { } kind)
                faults.Add(new(kind, place, $"'{sentence.Text[numeral.Start..numeral.End]}' is not held by the cited evidence"));
        }

        if (Direction.IsWrong(sentence.Text, verified))
            faults.Add(new(FaultKind.Figure, place, "the words say the other direction than the change"));
        if (SpanClaims.IsWrong(sentence.Text, check._numerals, cited, verified))
            faults.Add(new(FaultKind.Figure, place, "the series has what the sentence denies, or a record beyond the one that is called the highest or lowest"));
    }

    private FaultKind? FaultOf(Numeral numeral, Numeral? next) => numeral.Kind switch
    {
        NumeralKind.Date => HoldsDate(numeral) ? null : FaultKind.Date,
        NumeralKind.Month => Any(h => h.Months.Contains(numeral.Value)) || TypedPeriods().Any(p => p.Start.Month == numeral.Value || p.End.Month == numeral.Value) ? null : FaultKind.Date,
        NumeralKind.MonthDay => Any(h => h.MonthDays.Contains(numeral.Value)) ? null : FaultKind.Date,
        NumeralKind.Code => Any(h => h.Codes.Contains(numeral.Name)) ? null : numeral.IsWord ? FaultKind.Figure : FaultKind.Reference,
        NumeralKind.Ordinal => Any(h => h.Ordinals.Contains(numeral.Value) || h.Quantities.Exists(q => q.Value == numeral.Value)) ? null : FaultKind.Figure,
        NumeralKind.Fraction => HoldsFraction(numeral) ? null : FaultKind.Figure,
        _ => Quantity(numeral, next),
    };

    private bool HoldsDate(Numeral date)
    {
        if (Any(h => h.Periods.Contains(date.Period)))
            return true;
        foreach (var covered in TypedPeriods())
        {
            // A stretch is named by its ends; a month does not name its year.
            if (covered == date.Period || (covered.Contains(date.Period) && (covered.Start == date.Period.Start || covered.End == date.Period.End)))
                return true;
        }

        return SpanClaims.Excuses(_text, date, _cited);
    }

    private IEnumerable<Period> TypedPeriods()
    {
        foreach (var figure in _verified)
        {
            yield return figure.Figure.Period;
            yield return figure.Figure.Covered;
        }

        foreach (var record in _records)
        {
            yield return record.Period;
            yield return record.Covered;
        }
    }

    private bool HoldsFraction(Numeral fraction) =>
        Any(h => h.Fractions.Contains(fraction.Value)
            || h.Quantities.Exists(q => q.Unit is NumeralUnit.Percent && q.Value == fraction.Value * 100)
            || h.Typed.Exists(t => t.Unit is NumeralUnit.Percent && t.Value == fraction.Value * 100));

    private FaultKind? Quantity(Numeral numeral, Numeral? next)
    {
        if (numeral.IsWord && (Any(h => h.Ordinals.Contains(numeral.Value)) || CountsCited(numeral)))
            return null;
        var beside = next is not null && Adjacent.Pair(_text, numeral, next) ? next.Period : (Period?)null;
        var holders = Holders(numeral);
        if (Any(h => h.Quantities.Exists(q => FigureMatch.Text(numeral, q, _signless))))
            return beside is { } date && _pairing.Contradicts(numeral, date, holders) ? FaultKind.Pairing : null;
        if (holders.Count == 0)
            return FaultKind.Figure;
        return _pairing.Fits(holders, beside) ? null : FaultKind.Pairing;
    }

    /// <summary>"These two measures", where the sentence cites so many.</summary>
    private bool CountsCited(Numeral numeral)
    {
        if (numeral.Value != _cited.Count)
            return false;
        var after = _text.AsSpan(numeral.End).TrimStart();
        foreach (var word in _citedThings)
        {
            if (after.StartsWith(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>The typed figures that a number can stand for.</summary>
    private List<Holder> Holders(Numeral numeral)
    {
        var holders = new List<Holder>();
        var inBrackets = numeral.Start > 0 && _text[numeral.Start - 1] == '(' && numeral.End < _text.Length && _text[numeral.End] == ')';
        foreach (var figure in _verified)
        {
            if (FigureMatch.Verified(numeral, figure, _signless, inBrackets))
                holders.Add(new(figure.Figure, IsComputed: figure.Use.Record is null));
        }

        foreach (var holding in _held)
            Add(holders, numeral, holding.Typed);
        Add(holders, numeral, _records);
        return holders;
    }

    private void Add(List<Holder> holders, Numeral numeral, List<TypedFigure> figures)
    {
        foreach (var figure in figures)
        {
            if (FigureMatch.Recorded(numeral, figure, _signless))
                holders.Add(new(figure, IsComputed: false));
        }
    }

    private bool Any(Func<Holding, bool> holds)
    {
        foreach (var holding in _held)
        {
            if (holds(holding))
                return true;
        }

        return false;
    }
}
