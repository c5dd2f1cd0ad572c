using PolicyBot.Asking;
using PolicyBot.Grounding;
using PolicyBot.Knowledge;
using PolicyBot.Statistics;

namespace PolicyBot.Tests.Grounding;

/// <summary>A small library of made-up entries, and the answers that are written from it.</summary>
internal static class Shelf
{
    public const string Question = "How many people did Border Patrol stop at the southwest border in June 2024?";

    public const string Change =
        "Border Patrol encounters at the southwest border fell from 117,905 in May 2024 to 83,532 in June 2024, a fall of 34,373, or 29.2%.";

    public static DateOnly Today { get; } = new(2026, 11, 24);

    public static Entry Encounters { get; } = Entry(
        "southwest-monthly",
        EntryKind.Series,
        new("Border Patrol encounters at the southwest border, by month", "Encuentros de la Patrulla Fronteriza en la frontera suroeste, por mes"),
        [],
        Series());

    public static Fact Proclamation { get; } = Fact(
        "proclamation",
        "Proclamation 10773 suspended entry across the southern border from 5 June 2024. It was to lift 14 days after a 7-day average below 1,500 encounters and return at 2,500 or more.",
        "La Proclamación 10773 suspendió la entrada por la frontera sur desde el 5 de junio de 2024. Debía levantarse 14 días después de un promedio de 7 días inferior a 1,500 encuentros y volver con 2,500 o más.",
        locator: "INA 212(f)");

    public static Fact Budget { get; } = Fact(
        "budget",
        "The agency received $9.2 billion in fiscal year 2024, 29.2 percent more than in fiscal year 2020, and about two thirds went to detention.",
        "La agencia recibió 9.2 mil millones de dólares en el año fiscal 2024, 29.2 por ciento más que en el año fiscal 2020, y cerca de dos tercios fueron a detención.");

    public static Fact Estimate { get; } = Fact(
        "estimate",
        "The institute puts the population without status at 13.7 million people in 2023.",
        "El instituto calcula la población sin estatus en 13.7 millones de personas en 2023.",
        saidBy: "Migration Institute",
        figures: [new(13.74m, "million people", Period.CalendarYear(2023), null)]);

    public static Entry Rules { get; } = Entry("rules", EntryKind.Policy, new("The border proclamation", "La proclamación sobre la frontera"), [Proclamation, Budget, Estimate]);

    public static Fact Unrelated { get; } = Fact(
        "unrelated",
        "Naturalization applicants pay a fee and pass a civics examination given by an officer.",
        "Los solicitantes de la naturalización pagan una tarifa y aprueban un examen cívico ante un oficial.");

    public static Entry Other { get; } = Entry("other", EntryKind.Policy, new("Naturalization", "Naturalización"), [Unrelated]);

    public static string Record(int month) => $"southwest-monthly/2024-0{month}";

    public static FigureUse May { get; } = new(117905, "encounters", Period.Month(2024, 5), Record(5), Computation.Recorded, []);

    public static FigureUse June { get; } = new(83532, "encounters", Period.Month(2024, 6), Record(6), Computation.Recorded, []);

    private static Period MayToJune => Period.Span(new(2024, 5, 1), new(2024, 6, 30));

    /// <summary>What the sentence about the change shows, as the finding writer gives it.</summary>
    public static IReadOnlyList<FigureUse> Changes { get; } =
    [
        May,
        June,
        new(-34373, "encounters", MayToJune, null, Computation.Difference, [Record(5), Record(6)]),
        new((83532m - 117905m) / 117905m * 100, "percent", MayToJune, null, Computation.PercentChange, [Record(5), Record(6)]),
    ];

    public static Evidence Retrieved()
    {
        var evidence = new Evidence();
        evidence.Add(Encounters, [new(Record(4), 128884), new(Record(5), 117905), new(Record(6), 83532)]);
        foreach (var fact in Rules.Facts)
            evidence.Add(new HeldFact(Rules, fact));
        evidence.Add(new HeldFact(Other, Unrelated));
        return evidence;
    }

    /// <summary>An answer whose one sentence cites the series.</summary>
    public static Answer OfSeries(string sentence, params IReadOnlyList<FigureUse> figures) => Of(sentence, Encounters, "southwest-monthly", figures);

    /// <summary>An answer whose one sentence cites a fact of the rules.</summary>
    public static Answer OfFact(string sentence, Fact fact, Language language = Language.English) =>
        Of(sentence, fact == Unrelated ? Other : Rules, fact.Id.Value, []) with { Language = language };

    public static Answer Of(string sentence, Entry entry, string key, IReadOnlyList<FigureUse> figures) => new(
        "1",
        Question,
        Language.English,
        Intent.Statistic,
        Verdict.Supported,
        null,
        [new(sentence, [1], figures)],
        [Retrieved().Find(entry.Id, key)!.Cite(1, Today)],
        [],
        []);

    /// <summary>An answer of one notice.</summary>
    public static Answer OfNotice(string notice, Verdict verdict = Verdict.Supported, Language language = Language.English) =>
        new("1", Question, language, Intent.Statistic, verdict, null, [new(notice, [], [])], [], [], []);

    public static IReadOnlyList<Fault> Check(Answer answer, string? question = null) => Gate.Check(answer, Retrieved(), question ?? Question, Today);

    public static Fact Fact(string id, string english, string spanish, string? locator = null, string? saidBy = null, IReadOnlyList<Figure>? figures = null) => new(
        new(id),
        new(english, spanish),
        Period.Day(new(2026, 10, 11)),
        EntryStatus.InForce,
        [new("s1", "Federal Register", "Notices of the agency", new("https://www.federalregister.gov/d/1#sec"), Period.Day(new(2019, 11, 28)), Tier.Primary, Mirror: false, Via: null)],
        locator,
        SettledLaw: false,
        HighConfidence: true,
        saidBy,
        Side: null,
        Phrases.None,
        Settles: [],
        figures ?? [],
        Series: null,
        [],
        Note: null);

    public static Entry Entry(string id, EntryKind kind, Bilingual title, IReadOnlyList<Fact> facts, Series? series = null) => new(
        new(id),
        kind,
        title,
        ["border"],
        "US",
        EntryStatus.InForce,
        StatusNote: null,
        new Dictionary<string, string>(),
        Period.Month(2026, 9),
        new(2026, 10, 31),
        Phrases.None,
        Phrases.None,
        [],
        new(new("About " + title.English, "Sobre " + title.Spanish), [.. facts.Select(f => f.Id)]),
        Claim: null,
        facts,
        Changes: [],
        Due: [],
        [new("s1", "US Customs and Border Protection", "Southwest Land Border Encounters", new("https://www.cbp.gov/document/stats"), Period.Month(2026, 9), Tier.Primary, Mirror: false, Via: null)],
        series,
        Notes: "",
        $"{id}.md");

    private static Series Series()
    {
        decimal[] values = [124216, 140641, 137473, 128884, 117905, 83532, 56399];
        return new(
            Id: new("southwest-monthly"),
            Publisher: "US Customs and Border Protection",
            Dataset: "Southwest Land Border Encounters",
            Release: "CBP release of September 2026",
            Retrieved: new(2026, 11, 1),
            Frequency: Frequency.Month,
            Nature: Nature.Flow,
            Counts: "events",
            Family: "encounters",
            Headline: true,
            Geography: "US southwest border",
            Population: "people encountered by the Border Patrol",
            Definition: new("Monthly count of people taken into custody in the nine southwest sectors.", "Conteo mensual de personas puestas bajo custodia en los nueve sectores del suroeste."),
            Measures: [new("value", new("Border Patrol encounters at the southwest border", "los encuentros de la Patrulla Fronteriza en la frontera suroeste"), Plural: true, new("encounters", "encuentros"), ShowUnit: false, 0, Addable: true, Default: true, Phrases.None)],
            Dimensions: [],
            Revisions: [new(Period.Month(2024, 6), null, 83536, "first published", "CBP release of July 2024")],
            Caveats: [new("Encounters count events, not people: one person can be counted several times.", "Los encuentros cuentan eventos, no personas: una misma persona puede contarse varias veces.")],
            Observations: new Dictionary<string, IReadOnlyList<Observation>> { ["value"] = [.. values.Select((v, i) => new Observation(Period.Month(2024, i + 1), [], v, null, null))] });
    }
}
