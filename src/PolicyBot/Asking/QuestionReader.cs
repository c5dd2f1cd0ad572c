using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PolicyBot.Knowledge;
using PolicyBot.Statistics;

namespace PolicyBot.Asking;

/// <summary>Reads a question: cleans it, finds its language, corrects its spelling, puts it into canonical words and decides what it wants.</summary>
public sealed partial class QuestionReader(KnowledgeBase knowledge, TimeProvider time)
{
    /// <summary>Longer questions are read up to here; nobody asks in more.</summary>
    public const int MaxLength = 1200;

    private readonly Conversation _conversation = new(knowledge.Statistics);

    public Understanding Read(Question question)
    {
        var clean = Plain(question.Text);
        var context = question.Context.TakeLast(3).Select(Plain).ToList();
        clean = WithoutContrast(TheQuestion(WithoutDescription(clean)));
        var standalone = _conversation.Standalone(clean, context);
        var wantsSources = IntentRules.WantsSources(Folding.Fold(clean)) && context.Count > 0;
        var text = wantsSources ? _conversation.Standalone(context[^1], [.. context.SkipLast(1)]) : standalone;
        var folded = Folding.Fold(text);
        var spoken = LanguageDetector.Detect(text, folded.Split(' ', StringSplitOptions.RemoveEmptyEntries), knowledge);
        var index = knowledge.Index(spoken is Spoken.Spanish ? Language.Spanish : Language.English);
        var canonical = WithoutTautology(index.Thesaurus.Canonical(Corrected(folded, index, knowledge.Statistics)));
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var emergency = IntentRules.IsEmergency(folded);
        var statistic = StatisticQuestion.Read(canonical, today);
        return new(
            text,
            folded,
            canonical,
            spoken,
            emergency ? Intent.PersonalCase : IntentOf(folded, canonical, text, statistic),
            IntentRules.IsCausal(folded) && statistic.Periods.IsEmpty ? statistic with { Operation = Operation.LookUp } : statistic,
            IntentRules.IsYesNo(folded, text),
            index.Thesaurus.Senses.Mark(canonical.Split(' ')).Contains(Senses.None),
            emergency,
            wantsSources);
    }

    /// <summary>Clean text without markup, and with the words that the dash of a stretch of time and a percent sign stand for: folding leaves no signs.</summary>
    private static string Plain(string text) =>
        PercentSign().Replace(RangeDash().Replace(Markup().Replace(Clean(text), " "), " to "), " percent ").Trim();

    /// <summary>Strips what is not text (controls, zero-width and direction marks) and bounds the length.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(Math.Min(text.Length, MaxLength));
        foreach (var letter in text.AsSpan(0, Math.Min(text.Length, MaxLength * 4)))
        {
            if (clean.Length == MaxLength)
                break;
            switch (CharUnicodeInfo.GetUnicodeCategory(letter))
            {
                case UnicodeCategory.Control when letter is '\n' or '\r' or '\t':
                    clean.Append(' ');
                    break;
                case UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned:
                    break;
                default:
                    clean.Append(letter);
                    break;
            }
        }

        // A cut may leave half of a surrogate pair, and input may hold one from the start.
        return new string([.. clean.ToString().Where((c, i) => !char.IsSurrogate(c) || IsPaired(clean, i))]).Trim();
    }

    /// <summary>
    /// Whoever is deported or stopped at the border is a noncitizen without permission, so calling them so changes nothing: "how many
    /// illegals did ICE deport" and "how many people did ICE deport" are one question.
    /// </summary>
    private static string WithoutTautology(string canonical) =>
        Enforcement().IsMatch(canonical) ? Spaces().Replace(Tautology().Replace(canonical, " "), " ").Trim() : canonical;

    [GeneratedRegex(@"\b(?:deportations|apprehensions|expulsions|border encounters|border patrol|detainers?|stopped at the border|deportaciones|patrulla fronteriza|ice (?:\w+ ){0,2}(?:arrest\w*|detention|detain\w*|hold|holds|held)|(?:arrest\w*|detain\w*|held|jailed) (?:\w+ ){0,2}by ice|immigration courts|backlog|title 42|expulsions|got aways|unaccompanied children|h ?[12][ab]|tps|credible fear|detenciones|titulo 42|expulsiones|tribunales de inmigracion|menores no acompanados)\b")]
    private static partial Regex Enforcement();

    [GeneratedRegex(@"\b(?:unauthorized immigrants?|unauthorized workers|foreign (?:guest |temporary |skilled )?workers|guest ?workers|asylum seekers (?=expulsions)|inmigrantes? sin estatus legal|inmigrantes|noncitizens|immigrants)\b(?! (?:from|with|who))")]
    private static partial Regex Tautology();

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();

    /// <summary>"287(g), the program that helps police catch criminals: how many agreements" is about what it names, not about how that is described.</summary>
    private string WithoutDescription(string text)
    {
        if (Described().Match(text) is not { Success: true } described || described.Groups["how"].ValueSpan.ContainsAnyInRange('0', '9') || IntentRules.Asks(Folding.Fold(described.Groups["how"].Value)) || IntentRules.IsYesNo(Folding.Fold(text), ""))
            return text;
        var name = described.Groups["name"].Value;
        return NamesOutright(name) ? name + described.Groups["rest"].Value : text;
    }

    /// <summary>"Visas issued, not the cap" asks nothing of the cap.</summary>
    private static string WithoutContrast(string text) =>
        IntentRules.IsStatistic(Folding.Fold(text)) || IntentRules.HasFigureWords(Folding.Fold(text)) ? Contrast().Replace(text, "") : text;

    [GeneratedRegex(@"(?:,|\(|;| -+)\s*(?:and )?(?:not|rather than|instead of|as opposed to|no|y no|en vez de|en lugar de) (?:just |only |the |a |solo |los |las |el |la )*(?!(?:including|counting|incluye|cuenta|more|less|fewer)\b)[a-zA-Z][^,;)?]{1,40}(?:\)|(?=[,;?.])|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Contrast();

    private bool NamesOutright(string text)
    {
        var index = knowledge.Index(Language.English);
        return knowledge.Names.NamedIn(index.Thesaurus.Canonical(text).Split(' '), index).Values.Any(n => n.Outright);
    }

    [GeneratedRegex(@"^(?<name>(?:[^\s:,?]+ ){0,4}[^\s:,?]+),? (?:that|which|where|who) (?<how>[^:?]+)(?<rest>:.*|)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Described();

    /// <summary>Of several sentences those that ask; what stands before them is mostly courtesy or background.</summary>
    private string TheQuestion(string text)
    {
        // "Kids in cages: what does Flores require?" asks the second thing; the first is a frame.
        var colon = text.IndexOf(": ", StringComparison.Ordinal);
        if (colon > 0 && !text.AsSpan(0, colon).ContainsAnyInRange('0', '9') && Folding.Fold(text[(colon + 1)..]) is var after && AskingWord().IsMatch(after) && !Backward().IsMatch(after) && (Scope.IsOfTheField(after) || NamesOutright(after)))
            text = text[(colon + 2)..];
        var sentences = Sentences.Split(text);
        if (sentences.Count < 2)
            return text;
        var asking = sentences.Where(s => s.EndsWith('?')).ToList();
        return asking.Count is 0 || Backward().IsMatch(Folding.Fold(asking[0])) ? text : string.Join(' ', asking);
    }

    /// <summary>A question that points back at the sentence before it needs that sentence.</summary>
    [GeneratedRegex(@"\b(?:that|this|it|they|them|those|(?<!(?:are|were|is|was|been|be) )there(?! (?:is|are|was|were))|he|she|true|right|correct|accurate|proof|evidence|pruebas|i|my|me|we|our|hago|puedo|debo|eso|esto|cierto|verdad|correcto|mi|me)\b")]
    private static partial Regex Backward();

    [GeneratedRegex(@"^(?:what|who|how|when|which|where|why|is|are|does|do|did|can|que|quien|como|cuando|cual|cuantos|cuantas|es|puede)(?: \w+){3,}")]
    private static partial Regex AskingWord();

    [GeneratedRegex(@"(?<=\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)[a-z]*)\s*[-–—]\s*(?=(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)[a-z]*|fy\s?\d+|present|now|today)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex RangeDash();

    [GeneratedRegex(@"(?<!\d ?)%")]
    private static partial Regex PercentSign();

    [GeneratedRegex("<[^>]{0,200}>")]
    private static partial Regex Markup();

    private static bool IsPaired(StringBuilder text, int at) =>
        (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
        || (char.IsLowSurrogate(text[at]) && at > 0 && char.IsHighSurrogate(text[at - 1]));

    private static string Corrected(string folded, LibraryIndex index, StatisticLookup statistics)
    {
        var words = folded.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var corrections = 0;
        for (var i = 0; i < words.Length && corrections < 8; i++)
        {
            if (CommonWords.Contains(words[i]) || index.Thesaurus.Knows(words[i]) || statistics.Knows(words[i]) || index.Correct(words[i]) is not { } better)
                continue;
            words[i] = better;
            corrections++;
        }

        return string.Join(' ', words);
    }

    private Intent IntentOf(string folded, string canonical, string text, StatisticQuestion statistic)
    {
        if (folded.Length == 0 || IntentRules.IsGreeting(text))
            return Intent.Greeting;
        // "Should we move?" is asked by a family with a case, not of an opinion.
        if (IntentRules.IsPersonal(folded) && (IntentRules.IsOfACase(folded) || !IntentRules.IsOpinion(folded)))
            return Intent.PersonalCase;
        if (IntentRules.IsOpinion(folded))
            return Intent.OpinionBait;
        if (IntentRules.IsLegalAdvice(folded))
            return Intent.LegalAdvice;
        if (IntentRules.IsClaimCheck(folded))
            return Intent.ClaimCheck;
        if (IntentRules.IsStatement(folded, text))
            return Intent.ClaimCheck;
        if (IntentRules.IsTimeline(folded))
            return Intent.Timeline;
        if (IntentRules.IsComparison(folded))
            return Intent.Comparison;
        if (IntentRules.IsCausal(folded) && !IntentRules.HasFigureWords(folded))
            return Intent.Policy;
        if (IntentRules.IsStatistic(folded) || IntentRules.IsStatistic(canonical))
            return Intent.Statistic;
        // What is typed into a search box, and "what was the ceiling for FY2021": a term is not defined for a year.
        var defines = IntentRules.IsDefinition(folded);
        if ((defines || IntentRules.IsFragment(folded)) && knowledge.Statistics.NamesCount(statistic))
            return Intent.Statistic;
        if (defines)
            return Intent.Definition;
        return Intent.Policy;
    }
}
