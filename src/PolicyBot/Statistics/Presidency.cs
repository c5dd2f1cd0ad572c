namespace PolicyBot.Statistics;

/// <summary>A presidential term of office, from noon of inauguration day; days are counted to the new term.</summary>
/// <param name="Key">The word by which people name it.</param>
public sealed record Presidency(string Key, string Name, string NameEs, DateOnly Start, DateOnly? End)
{
    /// <summary>The terms that the series reach back to, in order.</summary>
    public static IReadOnlyList<Presidency> All { get; } =
    [
        new("eisenhower", "President Eisenhower", "el presidente Eisenhower", new(1953, 1, 20), new(1961, 1, 19)),
        new("kennedy", "President Kennedy", "el presidente Kennedy", new(1961, 1, 20), new(1963, 11, 21)),
        new("johnson", "President Lyndon Johnson", "el presidente Lyndon Johnson", new(1963, 11, 22), new(1969, 1, 19)),
        new("nixon", "President Nixon", "el presidente Nixon", new(1969, 1, 20), new(1974, 8, 8)),
        new("ford", "President Ford", "el presidente Ford", new(1974, 8, 9), new(1977, 1, 19)),
        new("carter", "President Carter", "el presidente Carter", new(1977, 1, 20), new(1981, 1, 19)),
        new("reagan", "President Reagan", "el presidente Reagan", new(1981, 1, 20), new(1989, 1, 19)),
        new("hw bush", "President George H. W. Bush", "el presidente George H. W. Bush", new(1989, 1, 20), new(1993, 1, 19)),
        new("clinton", "President Clinton", "el presidente Clinton", new(1993, 1, 20), new(2001, 1, 19)),
        new("bush", "President George W. Bush", "el presidente George W. Bush", new(2001, 1, 20), new(2009, 1, 19)),
        new("obama", "President Obama", "el presidente Obama", new(2009, 1, 20), new(2017, 1, 19)),
        new("trump", "President Trump (first term)", "el presidente Trump (primer mandato)", new(2017, 1, 20), new(2021, 1, 19)),
        new("biden", "President Biden", "el presidente Biden", new(2021, 1, 20), new(2025, 1, 19)),
        new("trump 2", "President Trump (second term)", "el presidente Trump (segundo mandato)", new(2025, 1, 20), null),
    ];

    /// <summary>The whole term up to <paramref name="today"/>.</summary>
    public Period Term(DateOnly today) => Period.Span(Start, End ?? today);

    /// <summary>
    /// Whether a period counts to this term: months and days that begin after the inauguration month's start count where most of
    /// them fall; a fiscal year counts only when the whole of it lies in the term, because a mixed year belongs to nobody.
    /// </summary>
    public bool Holds(Period period, DateOnly today)
    {
        var end = End ?? today;
        if (period.Kind is PeriodKind.Month)
        {
            var middle = period.Start.AddDays(24);
            return middle >= Start.AddDays(10) && middle <= end.AddDays(10);
        }

        return period.Start >= Start && period.End <= end.AddDays(1);
    }
}
