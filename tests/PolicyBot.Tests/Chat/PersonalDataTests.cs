using System.Text.Json;
using CsCheck;
using PolicyBot.Chat;
using PolicyBot.Knowledge;
using PolicyBot.Tests.Conformance;

namespace PolicyBot.Tests.Chat;

/// <summary>What tells who somebody is goes; what a question about policy is made of stays.</summary>
public sealed class PersonalDataTests
{
    [Theory]
    [InlineData("write to ana.lopez+visa@correo.example.mx please", "write to [email] please")]
    [InlineData("call me at (210) 555-0147 tonight", "call me at [phone number] tonight")]
    [InlineData("my number: 210-555-0147.", "my number: [phone number].")]
    [InlineData("210.555.0147 or +1 210 555 0148", "[phone number] or [phone number]")]
    [InlineData("llámame al 55 1234 5678", "llámame al [phone number]")]
    [InlineData("mi celular es 2105550147", "mi celular es [phone number]")]
    [InlineData("+52 55 1234 5678, +503 7123-4567", "[phone number], [phone number]")]
    [InlineData("my A-number is A249740123", "my A-number is [A-number]")]
    [InlineData("A# 249-740-123", "[A-number]")]
    [InlineData("alien registration number 087 654 321", "alien registration number [A-number]")]
    [InlineData("número de extranjero", "número de extranjero")]
    [InlineData("case IOE0912345678 and eac-21-123-45678", "case [receipt number] and [receipt number]")]
    [InlineData("WAC 2190012345?", "[receipt number]?")]
    [InlineData("passport no. G12345678 expired", "passport no. [passport number] expired")]
    [InlineData("mi pasaporte es 123456789", "mi pasaporte es [passport number]")]
    [InlineData("SSN 219-09-9999", "SSN [SSN]")]
    [InlineData("it is 219-09-9999, my ITIN 912701234", "it is [SSN], my ITIN [SSN]")]
    [InlineData("I live at 1600 Pennsylvania Avenue", "I live at [address]")]
    [InlineData("742 Evergreen Terrace, Springfield, IL 62701", "[address]")]
    [InlineData("at 12 E 5th Street Apt 4B, Austin, TX 78701 now", "at [address] now")]
    [InlineData("i live at 123 main st.", "i live at [address]")]
    [InlineData("vivo en la calle Hidalgo 123", "vivo en la [address]")]
    [InlineData("Avenida Reforma #2022", "[address]")]
    [InlineData("P.O. Box 1234", "[address]")]
    [InlineData("I was born on March 4, 1985 in Puebla", "I was born on [birth date] in Puebla")]
    [InlineData("DOB: 03/04/1985", "DOB: [birth date]")]
    [InlineData("nací el 4 de marzo de 1985", "nací el [birth date]")]
    [InlineData("fecha de nacimiento 1985-03-04", "fecha de nacimiento [birth date]")]
    [InlineData("paid with 4111 1111 1111 1111 today", "paid with [card number] today")]
    [InlineData("378282246310005", "[card number]")]
    public void What_tells_who_somebody_is_is_masked(string text, string masked) => Assert.Equal(masked, PersonalData.Mask(text));

    [Theory]
    [InlineData("Border Patrol made 249,740 apprehensions in December 2023; 83,532 in June 2024")]
    [InlineData("249 740 personas en 2023, y 1 234 567 890 en total")]
    [InlineData("a 249 740 123 personas")]
    [InlineData("from 2019-2024, FY2024, 2024-06-30, 06/30/2024, 2023/24 and 1851-1860")]
    [InlineData("did they call 2024-2025 a surge?")]
    [InlineData("No. 25-1234, 1:25-cv-10139, 3:18-cv-00428, 603 U.S. 369 (2024), 144 S. Ct. 2244")]
    [InlineData("8 CFR 208.13(b)(1), 8 U.S.C. 1325, INA 212(a)(9)(B), INA § 287(g), 8 CFR 214.2-6-14")]
    [InlineData("90 FR 8443, Public Law 104-208, EO 14160, Proclamation 10888")]
    [InlineData("I-130, N-400, I-589, G-1055, I-765V, PM-602-0187")]
    [InlineData("$2,105,550,147 or $2105550147 or $34000000000000")]
    [InlineData("the Supreme Court in 2023, 2 million people take place; 500 people drive")]
    [InlineData("In 2020 Wall Street Journal wrote; 12 facilities in St. Louis; 500 beds near St. Paul")]
    [InlineData("How many passports were revoked, 24021257 in all?")]
    [InlineData("children born after February 19, 2025; born on or after June 16, 1981")]
    [InlineData("people born in India in FY 2021; nacidos en 2016")]
    [InlineData("en la calle en 2023")]
    [InlineData("Title 42, Section 1225(b), Form I-94, A-File, A1 visa, H-1B, 287(g)")]
    [InlineData("@everyone <@U12345> 1-800")]
    public void What_a_question_is_made_of_stays(string text) => Assert.Equal(text, PersonalData.Mask(text));

    [Fact]
    public void None_of_the_evaluation_questions_is_changed()
    {
        var questions = Directory.GetFiles(Path.Combine(Repository.Root, "tests", "PolicyBot.Evals", "Questions"), "*.jsonl").SelectMany(File.ReadLines).SelectMany(Texts).ToList();

        Assert.InRange(questions.Count, 1000, int.MaxValue);
        Assert.Equal([], questions.Select(q => (q, PersonalData.Mask(q))).Where(q => q.q != q.Item2));
    }

    [Fact]
    public void Nothing_that_the_library_says_is_changed()
    {
        var texts = new LibraryFiles().All().Where(f => f.Key.EndsWith(".md", StringComparison.Ordinal)).SelectMany(f => Lines(f.Value)).ToList();

        Assert.InRange(texts.Count, 1000, int.MaxValue);
        Assert.Equal([], texts.Select(t => (t, PersonalData.Mask(t))).Where(t => t.t != t.Item2));
    }

    [Fact]
    public void Figures_years_and_money_in_any_sentence_stay() =>
        Gen.Select(Gen.Long[0, 99_999_999_999], Gen.Int[1850, 2030], Gen.Int[0, 5]).Sample((figure, year, form) =>
        {
            var written = form switch
            {
                0 => $"{figure:N0} in {year}",
                1 => $"${figure} in FY{year}",
                2 => $"{figure:N0}, {year}-{year + 1}",
                3 => $"were there {figure:N0} arrests in June {year}?",
                4 => $"{figure / 1000.0:N2} percent since {year}-06-30",
                _ => $"{year} {figure:N0} {year}",
            };
            return PersonalData.Mask(written) == written;
        });

    [Fact]
    public void Masked_text_is_not_masked_again_and_masking_ends_in_time_on_any_text() =>
        Gen.Char["0123456789 -.()+#@AaIOEst$,\n/"].Array[0, 2000].Select(c => new string(c)).Sample(
            text =>
            {
                var once = PersonalData.Mask(text);
                return PersonalData.Mask(once).Length <= once.Length + 40;
            },
            iter: 300);

    [Theory]
    [InlineData("¿Cuántas detenciones hubo en junio de 2024? Mi teléfono es 210-555-0147 y mi correo a@b.mx", Language.Spanish)]
    [InlineData("How many apprehensions were there in June 2024? DOB: 03/04/1985", Language.English)]
    public async Task A_mark_does_not_change_the_language_of_an_answer(string question, Language language) =>
        Assert.Equal(language, (await EndToEnd.Bot.Ask(PersonalData.Mask(question))).Language);

    /// <summary>The texts of a question, and of what was said before it.</summary>
    private static IEnumerable<string> Texts(string line)
    {
        using var question = JsonDocument.Parse(line);
        List<string> texts = [question.RootElement.GetProperty("text").GetString()!];
        if (question.RootElement.TryGetProperty("context", out var context))
            texts.AddRange(context.EnumerateArray().Select(c => c.GetString()!));
        return texts;
    }

    /// <summary>What entries say, without the addresses of their sources.</summary>
    private static IEnumerable<string> Lines(Func<TextReader> open)
    {
        using var reader = open();
        return [.. reader.ReadToEnd().Split('\n').Where(l => !l.Contains("http", StringComparison.Ordinal))];
    }
}
