using PolicyBot.Statistics;

namespace PolicyBot.Asking;

/// <summary>A question as far as it is understood before anything is looked up.</summary>
/// <param name="Text">The question, cleaned and bounded; never shown in an answer's sentences.</param>
/// <param name="Folded">The folded words as they were written.</param>
/// <param name="Canonical">Folded, spelling corrected, thesaurus applied: what everything after decides on.</param>
/// <param name="Spoken">The language it is written in.</param>
/// <param name="Intent">What it wants, by its words alone.</param>
/// <param name="YesNo">Whether it can be answered with yes or no.</param>
/// <param name="DeniesAll">Whether it is said of none, or never.</param>
/// <param name="Emergency">Whether somebody seems to be in danger or being detained now.</param>
/// <param name="WantsSources">Whether only the sources of the last answer are wanted.</param>
public sealed record Understanding(
    string Text,
    string Folded,
    string Canonical,
    Spoken Spoken,
    Intent Intent,
    StatisticQuestion Statistic,
    bool YesNo,
    bool DeniesAll,
    bool Emergency,
    bool WantsSources)
{
    /// <summary>The language of the answer.</summary>
    public Language Language => Spoken is Spoken.Spanish ? Language.Spanish : Language.English;

    public IReadOnlyList<string> Words => Statistic.Words;
}
