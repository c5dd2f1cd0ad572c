using System.Globalization;
using CsCheck;
using PolicyBot.Asking;
using PolicyBot.Statistics;

namespace PolicyBot.Tests.Grounding;

/// <summary>An answer that passes no longer does after one alteration of any kind.</summary>
public sealed class AlterationProperties
{
    private static readonly Answer _series = Shelf.OfSeries(Shelf.Change, Shelf.Changes);

    private static readonly (string Text, Func<string, Answer> Answer)[] _answers =
    [
        (Shelf.Change, text => Shelf.OfSeries(text, Shelf.Changes)),
        (Shelf.Proclamation.Text.English, text => Shelf.OfFact(text, Shelf.Proclamation)),
        (Shelf.Proclamation.Text.Spanish, text => Shelf.OfFact(text, Shelf.Proclamation, Language.Spanish)),
        (Shelf.Budget.Text.English, text => Shelf.OfFact(text, Shelf.Budget)),
        (Shelf.Budget.Text.Spanish, text => Shelf.OfFact(text, Shelf.Budget, Language.Spanish)),
        (Shelf.Estimate.Text.English, text => Shelf.OfFact(text, Shelf.Estimate)),
    ];

    [Fact]
    public void The_answers_pass_as_they_are()
    {
        foreach (var (text, answer) in _answers)
            Assert.Empty(Shelf.Check(answer(text)));
    }

    [Fact]
    public void One_changed_digit_is_always_caught() =>
        Gen.Select(Gen.Int[0, _answers.Length - 1], Gen.Int[0, 1000], Gen.Int[1, 9]).Sample((which, where, by) =>
        {
            var (text, answer) = _answers[which];
            var digits = Enumerable.Range(0, text.Length).Where(i => char.IsAsciiDigit(text[i])).ToList();
            var at = digits[where % digits.Count];
            var altered = text[..at] + (char)('0' + ((text[at] - '0' + by) % 10)) + text[(at + 1)..];

            Assert.NotEmpty(Shelf.Check(answer(altered)));
        });

    [Fact]
    public void One_added_or_dropped_digit_is_always_caught() =>
        Gen.Select(Gen.Int[0, _answers.Length - 1], Gen.Int[0, 1000], Gen.Int[1, 9], Gen.Bool).Sample((which, where, digit, drop) =>
        {
            var (text, answer) = _answers[which];
            var digits = Enumerable.Range(0, text.Length).Where(i => char.IsAsciiDigit(text[i])).ToList();
            var at = digits[where % digits.Count];
            // Without its only digit a number is not there to be wrong.
            if (drop && !IsDigit(text, at - 1) && !IsDigit(text, at + 1))
                return;
            var altered = drop ? text.Remove(at, 1) : text.Insert(at, digit.ToString(CultureInfo.InvariantCulture));

            Assert.NotEmpty(Shelf.Check(answer(altered)));
        });

    [Fact]
    public void One_changed_date_is_always_caught()
    {
        // May and June are the operands; April is cited as well, and stands for a date that the evidence does hold.
        var months = Gen.Int[1, 12].Select(Gen.Int[1995, 2026], (month, year) => Period.Month(year, month)).Where(p => p != Period.Month(2024, 5) && p != Period.Month(2024, 6));
        Gen.Select(months, Gen.Bool, Gen.Bool).Sample((month, first, spanish) =>
        {
            var language = spanish ? Language.Spanish : Language.English;
            var text = spanish
                ? "Los encuentros de la Patrulla Fronteriza en la frontera suroeste bajaron de 117,905 en mayo de 2024 a 83,532 en junio de 2024, una baja de 34,373 o 29.2%."
                : Shelf.Change;
            var answer = Shelf.OfSeries(text, Shelf.Changes) with { Language = language };
            Assert.Empty(Shelf.Check(answer));
            var altered = text.Replace(Period.Month(2024, first ? 5 : 6).Name(language), month.Name(language), StringComparison.Ordinal);

            Assert.NotEmpty(Shelf.Check(answer with { Sentences = [answer.Sentences[0] with { Text = altered }] }));
        });
    }

    [Fact]
    public void One_changed_citation_number_is_always_caught() =>
        Gen.Int[-3, 9].Where(n => n != 1).Sample(n =>
        {
            Assert.NotEmpty(Shelf.Check(_series with { Sentences = [_series.Sentences[0] with { Citations = [n] }] }));
            Assert.NotEmpty(Shelf.Check(_series with { Citations = [_series.Citations[0] with { N = n }] }));
            Assert.NotEmpty(Shelf.Check(_series with { Sentences = [_series.Sentences[0] with { Citations = [n] }], Citations = [_series.Citations[0] with { N = n }] }));
        });

    [Fact]
    public void One_changed_character_of_a_link_is_always_caught() =>
        Gen.Select(Gen.Int[0, 1000], Gen.Char['a', 'z']).Sample((where, letter) =>
        {
            var citation = _series.Citations[0];
            var link = citation.Url!.OriginalString;
            var at = "https://".Length + (where % (link.Length - "https://".Length));
            var altered = link[..at] + letter + link[(at + 1)..];
            if (altered == link || !Uri.TryCreate(altered, UriKind.Absolute, out var url))
                return;

            Assert.NotEmpty(Shelf.Check(_series with { Citations = [citation with { Url = url }] }));
        });

    [Fact]
    public void One_changed_unit_or_magnitude_is_always_caught()
    {
        (Func<string, Answer> Answer, string Text, string Unit)[] places =
        [
            (_answers[0].Answer, _answers[0].Text, "29.2%"),
            (_answers[3].Answer, _answers[3].Text, "$9.2 billion"),
            (_answers[3].Answer, _answers[3].Text, "29.2 percent"),
            (_answers[5].Answer, _answers[5].Text, "13.7 million people"),
        ];
        string[] others = ["{0}", "{0}%", "{0} points", "{0} thousand", "{0} million", "{0} trillion", "${0}", "${0} million", "{0} days", "{0} billion people", "{0} million dollars"];
        Gen.Select(Gen.Int[0, places.Length - 1], Gen.Int[0, others.Length - 1]).Sample((place, other) =>
        {
            var (answer, text, unit) = places[place];
            var number = string.Concat(unit.Where(c => char.IsAsciiDigit(c) || c == '.'));
            var altered = string.Format(CultureInfo.InvariantCulture, others[other], number);
            // "29.2%" is "29.2 percent"; "13.7 million" without "people" says the same number of something.
            if (altered == unit || (unit.EndsWith("percent", StringComparison.Ordinal) && altered.EndsWith('%')) || unit.StartsWith(altered, StringComparison.Ordinal) && altered.EndsWith("million", StringComparison.Ordinal))
                return;

            Assert.NotEmpty(Shelf.Check(answer(text.Replace(unit, altered, StringComparison.Ordinal))));
        });
    }

    [Fact]
    public void The_gate_never_fails_on_any_text() =>
        Gen.Select(Gen.String[Gen.Char["0123456789.,-/$%()<>@`*[]abc ñ\u200B\n"], 0, 80], Gen.Int[-1, 3]).Sample((text, n) =>
            Assert.NotNull(Shelf.Check(_series with { Sentences = [new(text, [n], [])] }, text)));

    private static bool IsDigit(string text, int at) => at >= 0 && at < text.Length && char.IsAsciiDigit(text[at]);
}
