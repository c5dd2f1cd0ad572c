using System.Text.RegularExpressions;

namespace PolicyBot.Chat;

/// <summary>
/// Masks what tells who somebody is: addresses of every kind, and the numbers and dates that authorities and banks know a person by.
/// Figures, years, dates of policies, dockets, citations and form numbers stay: what could be either is masked only where the
/// words around it tell which it is.
/// </summary>
/// <remarks>
/// The marks are English nouns in Spanish text too. Text is masked before anybody has read which language it is in, and none of their
/// words tells a language to the detector, so that a mark never changes the language of the answer. Names are not masked: no rule tells
/// a private person from those whom policies and rulings are named after.
/// </remarks>
public static partial class PersonalData
{
    private const string Email = "[email]";
    private const string Phone = "[phone number]";
    private const string Alien = "[A-number]";
    private const string Receipt = "[receipt number]";
    private const string Passport = "[passport number]";
    private const string SocialSecurity = "[SSN]";
    private const string Card = "[card number]";
    private const string Address = "[address]";
    private const string Birth = "[birth date]";

    private const RegexOptions Loose = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int Milliseconds = 1000;

    /// <summary>A day in numbers or in words, never a month or a year alone.</summary>
    private const string Day =
        @"(\d{1,2}[/.-]\d{1,2}[/.-](\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|" + Month + @"\s+\d{1,2}(st|nd|rd|th)?,?\s+\d{4}|\d{1,2}(st|nd|rd|th)?\s+(de\s+|of\s+)?" + Month + @",?\s+(de\s+|del\s+)?\d{4})(?!\d)";

    private const string Month = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)[a-z]{0,7}\\.?";

    /// <summary>What may stand between a word such as "passport" and its number.</summary>
    private const string Link = @"(\s|[:#.=-]|\b(no|num|núm|nr|number|numbers|número|numero|is|es|my|mi|was|are|me|us|at|al|on|a|el|book|card)\b|[º°]){0,12}?";

    private const string Zip = @"(,?\s+[A-Z][A-Za-z.]+){0,3},?\s+[A-Z]{2}\.?\s+\d{5}(-\d{4})?\b";
    private const string Unit = @",?\s+(?i:(apt|apartment|unit|suite|ste|apto|depto|piso|int)\.?\s*#?\s*|#\s*)\w{1,6}\b";

    /// <summary>In this order: what is longer, or says more, goes before what might take a part of it.</summary>
    private static readonly (Regex Pattern, string Mark, Func<Match, bool>? Holds)[] _rules =
    [
        (EmailPattern(), Email, null),
        (ReceiptPattern(), Receipt, null),
        (AlienPattern(), Alien, null),
        (AlienNamedPattern(), Alien, null),
        (PassportPattern(), Passport, null),
        (SocialSecurityNamedPattern(), SocialSecurity, null),
        (CardPattern(), Card, match => IsCard(match.Value)),
        (BirthPattern(), Birth, null),
        (PhonePattern(), Phone, match => match.Groups["sep"].Value is not " " || !IsYear(match.Value[^4..])),
        (PhoneAbroadPattern(), Phone, match => match.Value.Count(char.IsDigit) is >= 10 and <= 15),
        (PhoneNamedPattern(), Phone, match => match.Groups["it"].Value.Count(char.IsDigit) is >= 7 and <= 15 && !YearsPattern().IsMatch(match.Groups["it"].Value)),
        (SocialSecurityPattern(), SocialSecurity, match => match.Groups["sep"].Value is not " " || !IsYear(match.Value[^4..])),
        (StreetPattern(), Address, IsStreet),
        (StreetInLowerCasePattern(), Address, IsStreet),
        (StreetWithPlacePattern(), Address, null),
        (CallePattern(), Address, match => match.Groups["sign"].Success || !IsYear(match.Groups["house"].Value)),
        (BoxPattern(), Address, null),
    ];

    /// <returns>The text with what is personal replaced by a word in brackets that says what stood there; masking it again changes nothing.</returns>
    public static string Mask(string text)
    {
        foreach (var (pattern, mark, holds) in _rules)
            text = pattern.Replace(text, match => holds is null || holds(match) ? Replaced(match, mark) : match.Value);
        return text;
    }

    /// <summary>Where a pattern names what it is after ("it"), the words before it stay.</summary>
    private static string Replaced(Match match, string mark) =>
        match.Groups["it"] is { Success: true } it ? match.Value[..(it.Index - match.Index)] + mark : mark;

    private static bool IsYear(string digits) => digits.Length == 4 && digits[..2] is "19" or "20";

    /// <summary>"2020 Wall Street ..." begins with a year more likely than with a house.</summary>
    private static bool IsStreet(Match match) => match.Groups["place"].Success || (!IsYear(match.Groups["house"].Value) && !StopPattern().IsMatch(match.Groups["name"].Value));

    /// <summary>An issuer's prefix and length, and Luhn's check digit; a round sum of money has neither often, but its zeros show.</summary>
    private static bool IsCard(string written)
    {
        var digits = written.Where(char.IsAsciiDigit).Select(c => c - '0').ToList();
        var number = string.Concat(digits);
        if (!IssuerPattern().IsMatch(number) || number.EndsWith("000000", StringComparison.Ordinal))
            return false;
        digits.Reverse();
        return digits.Select((digit, i) => i % 2 == 0 ? digit : (digit * 2 / 10) + (digit * 2 % 10)).Sum() % 10 == 0;
    }

    [GeneratedRegex(@"(?<![\w.+%'-])[\w.+%'-]{1,64}@[\w-]{1,63}(\.[\w-]{1,63})*\.\p{L}{2,24}\b", Loose, Milliseconds)]
    private static partial Regex EmailPattern();

    [GeneratedRegex(@"\b(IOE|EAC|WAC|LIN|SRC|MSC|NBC|YSC)[-\s#:]{0,2}(\d[-\s]?){9}\d\b", Loose, Milliseconds)]
    private static partial Regex ReceiptPattern();

    // "A249740123" and "A-249-740-123"; after a blank only a capital, and no blanks within: in Spanish, "a 249 740 123" is a figure.
    [GeneratedRegex(@"(?<![\w$])([Aa][-#]?(\d{8,9}|\d{2,3}(?<sep>[- ])\d{3}\k<sep>\d{3})|A[-#:]?\s?#?\s?(\d{8,9}|\d{2,3}-\d{3}-\d{3}))(?!\w|[.,]\d)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Milliseconds)]
    private static partial Regex AlienPattern();

    [GeneratedRegex(@"\b(alien(\s+registration)?|uscis|a-?|extranjero|registro\s+de\s+extranjero)\s*(number|no\.|num\.?|número|numero|#)" + Link + @"(?<it>(A[-#\s]?)?\d{2,3}[-\s]?\d{3}[-\s]?\d{2,3})(?!\w|[.,]\d)", Loose, Milliseconds)]
    private static partial Regex AlienNamedPattern();

    [GeneratedRegex(@"\b(passport|pasaporte)\b" + Link + @"(?<it>([A-Z]\s|[A-Z]{1,3}-?)?\d{6,9}[A-Z]?)(?!\w|[.,]\d)", Loose, Milliseconds)]
    private static partial Regex PassportPattern();

    [GeneratedRegex(@"\b(SSN|ITIN|social\s+security|seguro\s+social|taxpayer\s+(id|identification))\b" + Link + @"(?<it>\d{3}[-.\s]?\d{2}[-.\s]?\d{4})(?!\w|[.,]\d)", Loose, Milliseconds)]
    private static partial Regex SocialSecurityNamedPattern();

    [GeneratedRegex(@"(?<![\w$€£.,:/-])(?!000|666)\d{3}(?<sep>[- ])(?!00)\d{2}\k<sep>(?!0000)\d{4}(?![\w%/-]|[.,]\d)", Loose, Milliseconds)]
    private static partial Regex SocialSecurityPattern();

    [GeneratedRegex(@"(?<![\w$€£.,+-])(\d{4}([ -]?\d{4}){2}[ -]?\d{1,4}|\d{4}[ -]?\d{6}[ -]?\d{4,5}|\d{13,19})(?![\w%]|[.,]\d)", Loose, Milliseconds)]
    private static partial Regex CardPattern();

    [GeneratedRegex(@"^(4(\d{12}|\d{15}|\d{18})|(5[1-5]|2[2-7]|6[05])\d{14}|3[47]\d{13}|3[068]\d{12})$", Loose, Milliseconds)]
    private static partial Regex IssuerPattern();

    [GeneratedRegex(@"\b(date\s+of\s+birth|birth\s?date|birthday|dob|d\.o\.b\.|fecha\s+de\s+nacimiento|cumpleaños|(was|were|am|i'm|is)\s+born|nací|nació|nacid[oa]\s+el)(\s|[:.,=-]|\b(is|es|on|was|el|día|in|en)\b){0,8}(?<it>" + Day + ")", Loose, Milliseconds)]
    private static partial Regex BirthPattern();

    // With one kind of separator; area codes and exchanges begin with 2 to 9.
    [GeneratedRegex(@"(?<![\w$€£.,+/-])(\+?1[-. ]?)?(\((?<sep>)[2-9]\d{2}\)[-. ]?[2-9]\d{2}[-. ]\d{4}|[2-9]\d{2}(?<sep>[-. ])[2-9]\d{2}\k<sep>\d{4})(?![\w%/]|[-.,]\d)|(?<![\w+])\+1[2-9]\d{9}(?!\w)", Loose, Milliseconds)]
    private static partial Regex PhonePattern();

    [GeneratedRegex(@"(?<![\w$€£+])(\+|\b00)[1-9]\d{0,2}([-. ]?\(?\d{1,4}\)?){2,6}(?![\w%]|[.,]\d)", Loose, Milliseconds)]
    private static partial Regex PhoneAbroadPattern();

    [GeneratedRegex(@"\b(phone|telephone|tel|cell|cellphone|mobile|whatsapp|call|text|fax|teléfono|telefono|celular|móvil|movil|ll[aá]m\w{1,6})\b" + Link + @"(?<it>\(?\d{2,4}\)?([-. ]?\d{2,5}){1,4})(?![\w%]|[.,]\d)", Loose, Milliseconds)]
    private static partial Regex PhoneNamedPattern();

    [GeneratedRegex(@"^(19|20)\d{2}\D+(19|20)\d{2}$", Loose, Milliseconds)]
    private static partial Regex YearsPattern();

    // "St" before a name is a saint: St. Louis. Courts, drives, places and ways are street names only where a town or a flat follows.
    [GeneratedRegex(@"(?<![\w$€£.,/-])(?<house>\d{1,6}[A-Z]?)\s+((N|S|E|W|NE|NW|SE|SW|North|South|East|West)\.?\s+)?(?<name>([A-Z][A-Za-z'.-]{1,20}\s+){1,3}|\d{1,3}(st|nd|rd|th)\s+)(Street|Avenue|Ave|Boulevard|Blvd|Road|Rd|Lane|Ln|Parkway|Pkwy|Highway|Hwy|St(?!\.?\s+[A-Z][a-z]))\b(?!\s+Journal)\.?(?<place>" + Unit + "|" + Zip + ")?(" + Zip + ")?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Milliseconds)]
    private static partial Regex StreetPattern();

    [GeneratedRegex(@"(?<![\w$€£.,/-])(?<house>\d{1,6})\s+(?<name>([a-z][a-z'-]{2,20}\s+){1,2})(street|avenue|ave|blvd|boulevard|road|rd|lane|ln|st(?!\.?\s+[a-z]{3,}))\b\.?(?<place>" + Unit + ")?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Milliseconds)]
    private static partial Regex StreetInLowerCasePattern();

    [GeneratedRegex(@"(?<![\w$€£.,/-])\d{1,6}\s+([A-Z][A-Za-z'.-]{1,20}\s+){1,3}(Court|Ct|Drive|Dr|Place|Pl|Way|Circle|Cir|Terrace|Ter|Square|Sq|Trail|Loop|St|Street)\b\.?((" + Unit + ")(" + Zip + ")?|" + Zip + ")", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Milliseconds)]
    private static partial Regex StreetWithPlacePattern();

    [GeneratedRegex(@"\b(calle|avenida|av\.|carrera|calzada|bulevar|callejón)\s+(?!(en|durante|desde|hasta|entre|para|por|que|y|con)\b)((?!(en|durante|desde|hasta|año)\b)[\p{L}\d.]{1,20}\s*,?\s+){0,4}?(?<sign>(#|no\.|núm\.|num\.|número|numero|nº)\s*)?(?<house>(?<!\d)\d{1,5}[A-Z]?)(?!\w|[.,]\d|\s*(personas|detenidos|migrantes|por ciento|%))", Loose, Milliseconds)]
    private static partial Regex CallePattern();

    [GeneratedRegex(@"\b(P\.?\s?O\.?\s?Box|apartado\s+postal)\s+#?\d{1,7}\b", Loose, Milliseconds)]
    private static partial Regex BoxPattern();

    /// <summary>Words that are in sentences between a figure and a street, and in no street's name.</summary>
    [GeneratedRegex(@"\b(in|of|on|the|from|near|at|by|to|for|and|or|with|per|people|persons|migrants|arrests|beds|cases|were|are|that|who|cross|wall|million|percent)\b", Loose, Milliseconds)]
    private static partial Regex StopPattern();
}
