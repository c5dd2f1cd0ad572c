using System.Text;
using PolicyBot.Knowledge;
using PolicyBot.Statistics;

namespace PolicyBot.Grounding;

/// <summary>A typed figure that evidence holds.</summary>
/// <param name="Value">The value with the magnitude that its unit names.</param>
/// <param name="Raw">The value as recorded.</param>
/// <param name="Covered">The part of the period that the figure covers.</param>
/// <param name="CountsEvents">Whether it counts events, which are not people.</param>
internal sealed record TypedFigure(decimal Value, decimal Raw, NumeralUnit Unit, Period Period, Period Covered, bool CountsEvents);

/// <summary>What one fact, entry or series says, read once: its words, figures, dates and names.</summary>
internal sealed class Holding
{
    private readonly List<string> _prose = [];
    private readonly StringBuilder _raw = new();
    private readonly StringBuilder _folded = new(" ");

    /// <summary>Whole texts; a sentence that is part of one says nothing new.</summary>
    public IReadOnlyList<string> Prose => _prose;

    /// <summary>The folded, singular words of every text.</summary>
    public HashSet<string> Words { get; } = [];

    public List<Numeral> Quantities { get; } = [];

    public List<TypedFigure> Typed { get; } = [];

    public HashSet<decimal> Ordinals { get; } = [];

    public HashSet<decimal> Fractions { get; } = [];

    public HashSet<decimal> Months { get; } = [];

    public HashSet<decimal> MonthDays { get; } = [];

    public HashSet<string> Codes { get; } = [];

    public HashSet<Period> Periods { get; } = [];

    /// <summary>Figures that a text sets directly beside a date: "83,532 in June 2024".</summary>
    public List<(decimal Value, Period Period)> Pairs { get; } = [];

    /// <summary>Whether it is a table's, about which sentences are put together.</summary>
    public bool IsSeries { get; init; }

    /// <summary>All folded text, with a space at either end and a line between texts.</summary>
    public string Folded { get; private set; } = "";

    /// <summary>All text as written.</summary>
    public string Raw { get; private set; } = "";

    public Holding Says(Bilingual? text) => text is null ? this : Says(text.English, Language.English, prose: true).Says(text.Spanish, Language.Spanish, prose: true);

    public Holding Labels(Bilingual? text) => text is null ? this : Says(text.English, Language.English).Says(text.Spanish, Language.Spanish);

    public Holding Says(string? text, Language language = Language.English, bool prose = false)
    {
        if (string.IsNullOrWhiteSpace(text))
            return this;
        if (prose)
            _prose.Add(text);
        Names(text);
        var numerals = Numerals.Read(text, language);
        for (var i = 0; i < numerals.Count; i++)
        {
            Hold(numerals[i]);
            if (i + 1 < numerals.Count && Adjacent.Pair(text, numerals[i], numerals[i + 1]))
                Pairs.Add((Math.Abs(numerals[i].Value), numerals[i + 1].Period));
        }

        return this;
    }

    /// <summary>Holds the words and numbered names of a text, but not its figures and dates.</summary>
    public Holding Names(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return this;
        _raw.Append(text).Append('\n');
        var folded = Folding.Fold(text);
        _folded.Append(folded).Append(" \n ");
        foreach (var word in folded.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            Words.Add(SupportCheck.Stem(word));
        foreach (var numeral in Numerals.Read(text, Language.English))
        {
            if (numeral.Kind is NumeralKind.Code)
                Codes.Add(numeral.Name);
        }

        return this;
    }

    public Holding Dated(Period? period)
    {
        if (period is not { } held || !Periods.Add(held))
            return this;
        switch (held.Kind)
        {
            // "June 2024" and "2024" are true of what happened on 4 June 2024.
            case PeriodKind.Day:
                MonthDays.Add((held.Start.Month * 100) + held.Start.Day);
                Dated(Period.MonthOf(held.Start));
                break;
            case PeriodKind.Month:
                Months.Add(held.Start.Month);
                Dated(Period.CalendarYear(held.Start.Year));
                break;
            case PeriodKind.FiscalYear or PeriodKind.FiscalQuarter or PeriodKind.AcademicYear:
                Months.Add(held.Start.Month);
                Months.Add(held.End.Month);
                break;
            case PeriodKind.Span:
                Ends(held.Start, held.End);
                break;
        }

        return this;
    }

    /// <summary>Holds the day or month for which something is known; its year would stand for any statement about the present.</summary>
    public Holding KnownAsOf(Period period)
    {
        Periods.Add(period);
        if (period.Kind is PeriodKind.Day)
        {
            Periods.Add(Period.MonthOf(period.Start));
            MonthDays.Add((period.Start.Month * 100) + period.Start.Day);
        }

        return this;
    }

    /// <summary>Holds the names by which a stretch of time is told from its ends.</summary>
    public Holding Ends(DateOnly start, DateOnly end)
    {
        Stretch.Hold(Periods, start, end);
        Months.Add(start.Month);
        Months.Add(end.Month);
        return this;
    }

    public Holding Done()
    {
        Raw = _raw.ToString();
        Folded = _folded.ToString();
        return this;
    }

    private void Hold(Numeral numeral)
    {
        switch (numeral.Kind)
        {
            case NumeralKind.Quantity:
                Quantities.Add(numeral);
                break;
            case NumeralKind.Ordinal:
                Ordinals.Add(numeral.Value);
                break;
            case NumeralKind.Fraction:
                Fractions.Add(numeral.Value);
                break;
            case NumeralKind.Date:
                Dated(numeral.Period);
                break;
            case NumeralKind.Month:
                Months.Add(numeral.Value);
                break;
            case NumeralKind.MonthDay:
                MonthDays.Add(numeral.Value);
                Months.Add(Math.Truncate(numeral.Value / 100));
                break;
            case NumeralKind.Code:
                Codes.Add(numeral.Name);
                break;
        }
    }
}
