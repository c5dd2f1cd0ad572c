using System.Globalization;
using System.Text.RegularExpressions;

namespace PolicyBot.Asking;

/// <summary>How near to its number a statement claims to be.</summary>
internal enum Rounding
{
    None,
    About,
    Over,
    JustOver,
    Under,
    Nearly,
}

/// <summary>The number that a statement claims.</summary>
/// <param name="Value">A count, or percent.</param>
internal sealed partial record StatedFigure(decimal Value, Rounding Rounding)
{
    /// <summary>However round a number is, it claims no more room than this share of itself.</summary>
    private const decimal MostRoom = 0.05m;

    private const decimal Percent = 100;

    /// <summary>How far the true number may be from it and still be the one stated.</summary>
    public decimal Room => Math.Min(Precision(Value) / 2, Value * MostRoom);

    /// <summary>The first count, or the first share or change in percent, that a text states; null when it states none.</summary>
    /// <param name="text">The text as it was written.</param>
    public static StatedFigure? Read(string text, bool percent)
    {
        var lower = text.ToLowerInvariant();
        if (percent && Spelled().Match(lower) is { Success: true } spelled)
            return new(PercentOf(spelled), RoundingOf(spelled.Groups["about"].Value, otherwise: Rounding.About));
        foreach (Match match in Number().Matches(HalfMillion().Replace(lower, "500,000")))
        {
            if (match.Groups["percent"].Success != percent)
                continue;
            var value = decimal.Parse(match.Groups["n"].Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * ScaleOf(match.Groups["scale"].Value);
            // A bare number of four digits is a year; smaller ones are days and sections.
            if (!percent && (value < 10 || (value is >= 1900 and <= 2100 && !match.Value.Contains(',', StringComparison.Ordinal))))
                continue;
            return new(value, RoundingOf(match.Groups["about"].Value, otherwise: Rounding.None));
        }

        return null;
    }

    /// <summary>One unit of the last digit that the number really states: 1,000 for 84,000, 1 for 30, 0.1 for 29.2.</summary>
    private static decimal Precision(decimal value)
    {
        if (value != Math.Truncate(value))
            return 0.1m;
        var unit = 1m;
        while (value >= 1000 && value % (unit * 10) == 0)
            unit *= 10;
        return unit;
    }

    private static decimal ScaleOf(string word) => word switch
    {
        "million" or "millones" or "millon" or "m" => 1_000_000,
        "thousand" or "mil" or "k" => 1000,
        "billion" => 1_000_000_000,
        _ => 1,
    };

    private static decimal PercentOf(Match spelled) => spelled.Groups["w"].Value switch
    {
        _ when spelled.Groups["of"].Success => Percent / SmallNumber(spelled.Groups["of"].Value),
        "half" or "halved" or "la mitad" => 50m,
        "a third" or "one third" or "un tercio" => 33.3m,
        "two thirds" or "two-thirds" or "dos tercios" => 66.7m,
        "a quarter" or "one quarter" or "un cuarto" => 25m,
        "three quarters" or "three-quarters" => 75m,
        "doubled" => 100m,
        "tripled" => 200m,
        _ => 300m,
    };

    private static decimal SmallNumber(string word) => word switch
    {
        "two" or "dos" => 2,
        "three" or "tres" => 3,
        "four" or "cuatro" => 4,
        "five" or "cinco" => 5,
        "six" or "seis" => 6,
        "seven" or "siete" => 7,
        "eight" or "ocho" => 8,
        "nine" or "nueve" => 9,
        "ten" or "diez" => 10,
        _ => decimal.Parse(word, CultureInfo.InvariantCulture),
    };

    private static Rounding RoundingOf(string words, Rounding otherwise) => words switch
    {
        "" => otherwise,
        _ when JustOver().IsMatch(words) => Rounding.JustOver,
        _ when Over().IsMatch(words) => Rounding.Over,
        _ when Under().IsMatch(words) => Rounding.Under,
        _ when Nearly().IsMatch(words) => Rounding.Nearly,
        _ => Rounding.About,
    };

    private const string About = "(?<about>just over|just under|just above|more than|topped|exceeded?|surpassed|passed|below|superaron|over|at least|above|nearly|almost|about|around|roughly|approximately|some|under|fewer than|less than|close to|cerca de|casi|unos|unas|alrededor de|aproximadamente|más de|mas de|al menos|menos de|poco más de)?";

    [GeneratedRegex(About + @"\s*\$?\b(?<n>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(?:(?<percent>%|percent\b|per cent\b|por ciento\b)|(?<scale>million|millones|millon|thousand|mil|billion|k|m)\b)?", RegexOptions.ExplicitCapture)]
    private static partial Regex Number();

    [GeneratedRegex(About + @"\s*\b(?<w>halved|half(?! a million)|la mitad|a third|one third|un tercio|two.thirds|dos tercios|a quarter|one quarter|un cuarto|three.quarters|doubled|tripled|quadrupled|(one|1|uno|una) (in|out of|de cada) (?<of>two|three|four|five|six|seven|eight|nine|ten|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|[2-9]|[1-9]\d))\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Spelled();

    [GeneratedRegex("^just (?:over|above)|^poco m")]
    private static partial Regex JustOver();

    [GeneratedRegex("over|above|more|at least|topped|exceed|passed|superaron|más|mas|al menos")]
    private static partial Regex Over();

    [GeneratedRegex("half a million|medio mill[oó]n")]
    private static partial Regex HalfMillion();

    [GeneratedRegex("^(?:under|fewer than|less than|below|menos de)$")]
    private static partial Regex Under();

    [GeneratedRegex("under|nearly|almost|casi|close|cerca")]
    private static partial Regex Nearly();
}
