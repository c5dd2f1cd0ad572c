using PolicyBot.Grounding;
using PolicyBot.Knowledge;
using PolicyBot.Statistics;

namespace PolicyBot.Asking;

/// <summary>What may stand in the slot of a notice.</summary>
public enum NoticeSlot
{
    /// <summary>Titles of the library's entries, each in “ ”.</summary>
    Titles,

    /// <summary>The day on which an entry was to be looked at again.</summary>
    ReviewDate,

    /// <summary>The day after which a digest begins.</summary>
    Since,
}

/// <summary>What stands above a part of a digest.</summary>
public enum NoticeHeading
{
    Corrections,
    Statuses,
    Figures,
    Due,
    Added,
}

/// <summary>A notice as found in an answer.</summary>
/// <param name="Filled">What stands in its slots.</param>
public sealed record Notice(IReadOnlyList<(NoticeSlot Slot, string Text)> Filled);

/// <summary>
/// The sentences that the bot says about itself, which cite nothing. To add one: a template, its place in the list after them, and a
/// method. No template holds a figure, a link, or anything that a person wrote.
/// </summary>
public static class Notices
{
    private static readonly NoticeTemplate _greeting = new(
        "Hello. I answer questions about US immigration policy from a library of cited facts and figures. Ask me what a rule says, what a figure is, or whether a claim holds.",
        "Hola. Respondo preguntas sobre la política migratoria de Estados Unidos con una biblioteca de hechos y cifras con fuentes. Pregúnteme qué dice una norma, cuál es una cifra o si una afirmación es cierta.");

    private static readonly NoticeTemplate _stale = new(
        "This entry was due for review on {0} and may be out of date.",
        "Esta entrada debía revisarse el {0} y puede estar desactualizada.",
        NoticeSlot.ReviewDate);

    private static readonly NoticeTemplate _outOfScope = new(
        "I answer only questions about US immigration policy, and this is not one.",
        "Solo respondo preguntas sobre la política migratoria de Estados Unidos, y esta no lo es.");

    private static readonly NoticeTemplate _notCovered = new(
        "The library does not cover this.",
        "La biblioteca no cubre esto.");

    private static readonly NoticeTemplate _notCoveredBut = new(
        "The library does not cover this. The nearest topics are {0}.",
        "La biblioteca no cubre esto. Los temas más cercanos son {0}.",
        NoticeSlot.Titles);

    private static readonly NoticeTemplate _declinedAdvice = new(
        "I cannot give advice on a person's own case. An immigration lawyer or a representative accredited by the US Department of Justice can; ask me what the rules and the figures are in general.",
        "No puedo dar consejos sobre el caso de una persona. Pueden darlos un abogado de inmigración o un representante acreditado por el Departamento de Justicia de Estados Unidos; pregúnteme cuáles son las normas y las cifras en general.");

    private static readonly NoticeTemplate _emergency = new(
        "If someone is in danger now, call the local emergency services. A person who is detained may ask to speak with a lawyer and with their consulate.",
        "Si alguien corre peligro ahora, llame a los servicios de emergencia locales. Una persona detenida puede pedir hablar con un abogado y con su consulado.");

    private static readonly NoticeTemplate _opinion = new(
        "I give no opinions of my own. I can say what the law is, what the figures show, and who says what.",
        "No doy opiniones propias. Puedo decir qué dice la ley, qué muestran las cifras y quién dice qué.");

    private static readonly NoticeTemplate _otherLanguage = new(
        "I answer in English and Spanish. Respondo en inglés y en español.",
        "I answer in English and Spanish. Respondo en inglés y en español.");

    private static readonly NoticeTemplate _aggregatorOnly = new(
        "The library has this only from a secondary collection and has not seen the original source.",
        "La biblioteca tiene esto solo de una recopilación secundaria y no ha visto la fuente original.");

    private static readonly NoticeTemplate _supported = new("The figures support this statement.", "Las cifras respaldan esta afirmación.");

    private static readonly NoticeTemplate _refuted = new("The figures do not support this statement.", "Las cifras no respaldan esta afirmación.");

    private static readonly NoticeTemplate _mixed = new("The figures support this statement only in part.", "Las cifras respaldan esta afirmación solo en parte.");

    private static readonly NoticeTemplate _premise = new("The figures went the other way.", "Las cifras fueron en sentido contrario.");

    private static readonly NoticeTemplate _figuresSayYes = new("Yes. The figures show it.", "Sí. Las cifras lo muestran.");

    private static readonly NoticeTemplate _figuresSayNo = new("No. The figures show otherwise.", "No. Las cifras muestran lo contrario.");

    private static readonly NoticeTemplate _insufficient = new("The figures do not settle this statement.", "Las cifras no permiten decidir sobre esta afirmación.");

    private static readonly NoticeTemplate _changedSince = new("What has changed since {0}:", "Qué ha cambiado desde el {0}:", NoticeSlot.Since);

    private static readonly NoticeTemplate _unchangedSince = new("Nothing in the chosen topics has changed since {0}.", "Nada ha cambiado en los temas elegidos desde el {0}.", NoticeSlot.Since);

    // After the templates: fields are set in the order in which they stand.
    private static readonly NoticeTemplate[] _all =
    [
        _greeting, _stale, _outOfScope, _notCovered, _notCoveredBut, _declinedAdvice, _emergency, _opinion, _otherLanguage, _aggregatorOnly,
        _supported, _refuted, _mixed, _insufficient, _figuresSayYes, _figuresSayNo, _premise, _changedSince, _unchangedSince,
    ];

    private static readonly Dictionary<NoticeHeading, Bilingual> _headings = new()
    {
        [NoticeHeading.Corrections] = new("Corrections", "Correcciones"),
        [NoticeHeading.Statuses] = new("Changed status", "Cambios de situación"),
        [NoticeHeading.Figures] = new("New figures", "Cifras nuevas"),
        [NoticeHeading.Due] = new("Coming up", "Próximas fechas"),
        [NoticeHeading.Added] = new("New", "Nuevo"),
    };

    public static string Greeting(Language language) => _greeting.In(language);

    public static string Stale(DateOnly reviewBy, Language language) => _stale.In(language, Period.Day(reviewBy).Name(language));

    public static string OutOfScope(Language language) => _outOfScope.In(language);

    /// <param name="nearest">Titles of the nearest entries; may be empty.</param>
    public static string NotCovered(IReadOnlyList<string> nearest, Language language) =>
        nearest.Count == 0 ? _notCovered.In(language) : _notCoveredBut.In(language, string.Join("; ", nearest.Select(t => $"“{t}”")));

    public static string DeclinedAdvice(Language language) => _declinedAdvice.In(language);

    public static string Emergency(Language language) => _emergency.In(language);

    public static string Opinion(Language language) => _opinion.In(language);

    public static string OtherLanguage() => _otherLanguage.In(Language.English);

    public static string AggregatorOnly(Language language) => _aggregatorOnly.In(language);

    /// <summary>Before the answer to a question that takes a rise for a fall, or the reverse.</summary>
    public static string Premise(Language language) => _premise.In(language);

    /// <summary>What the figures say to a yes/no question, before the figures themselves.</summary>
    public static string FigureAnswer(bool yes, Language language) => (yes ? _figuresSayYes : _figuresSayNo).In(language);

    /// <summary>What the figures say of a statement, before the figures themselves.</summary>
    public static string FigureStance(Stance stance, Language language) => (stance switch
    {
        Stance.Supported => _supported,
        Stance.Refuted => _refuted,
        Stance.Mixed => _mixed,
        _ => _insufficient,
    }).In(language);

    /// <summary>How a digest begins.</summary>
    public static string ChangedSince(DateOnly since, bool anything, Language language) => (anything ? _changedSince : _unchangedSince).In(language, Period.Day(since).Name(language));

    /// <summary>What stands above a part of a digest.</summary>
    public static string Heading(NoticeHeading section, Language language) => _headings[section].In(language);

    /// <summary>Whether a line is a heading of either language, and to be set off.</summary>
    public static bool IsHeading(string text) => _headings.Values.Any(h => h.English == text || h.Spanish == text);

    /// <summary>Whether a sentence is one of the notices, word for word.</summary>
    public static bool IsNotice(string text, Language language) => Read(text, language) is not null;

    /// <returns>Null for a text that is no notice.</returns>
    public static Notice? Read(string text, Language language)
    {
        if (IsHeading(text))
            return new([]);
        foreach (var template in _all)
        {
            if (template.Read(text, language) is { } notice)
                return notice;
        }

        return null;
    }

    /// <summary>The titles of a slot.</summary>
    public static IReadOnlyList<string> Titles(string slot) => slot is ['“', .., '”'] ? slot[1..^1].Split("”; “") : [slot];
}

/// <summary>A notice in both languages, with at most one slot, written {0}.</summary>
internal sealed class NoticeTemplate(string english, string spanish, NoticeSlot? slot = null)
{
    private const string Slot = "{0}";

    private readonly Bilingual _text = new(english, spanish);

    public string In(Language language, string filling = "") => _text.In(language).Replace(Slot, filling, StringComparison.Ordinal);

    public Notice? Read(string text, Language language)
    {
        var template = _text.In(language);
        if (slot is not { } kind)
            return text == template ? new([]) : null;
        var at = template.IndexOf(Slot, StringComparison.Ordinal);
        var before = template.AsSpan(0, at);
        var after = template.AsSpan(at + Slot.Length);
        if (text.Length <= before.Length + after.Length || !text.AsSpan().StartsWith(before, StringComparison.Ordinal) || !text.AsSpan().EndsWith(after, StringComparison.Ordinal))
            return null;
        var filling = text[before.Length..^after.Length];
        return CanFill(kind, filling, language) ? new([(kind, filling)]) : null;
    }

    /// <summary>Whether a slot holds what it is for: titles in quotation marks, or a date.</summary>
    private static bool CanFill(NoticeSlot kind, string filling, Language language)
    {
        if (kind is NoticeSlot.Titles)
            return filling is ['“', .., '”'] && Notices.Titles(filling).All(t => t.AsSpan().IndexOfAny('“', '”') < 0);
        return Numerals.Read(filling, language) is [{ Start: 0, Kind: NumeralKind.Date } date] && date.End == filling.Length;
    }
}
