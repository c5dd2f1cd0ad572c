using System.Text.RegularExpressions;
using PolicyBot.Asking;
using PolicyBot.Knowledge;

namespace PolicyBot.Grounding;

/// <summary>Whose words an answer speaks: never the bot's own opinion, and in a dispute those of somebody who is named.</summary>
internal static partial class VoiceCheck
{
    /// <summary>Whether a folded sentence gives an opinion or advice that its evidence does not.</summary>
    public static bool HasOwnOpinion(string folded, IReadOnlyList<Holding> held)
    {
        foreach (var match in Opinion().EnumerateMatches(folded))
        {
            var words = folded.Substring(match.Index, match.Length);
            if (!held.Any(h => EchoCheck.Has(h.Folded, words)))
                return true;
        }

        return false;
    }

    /// <summary>A dispute names its sides; a statement that the series themselves bear out only in part is none.</summary>
    public static bool NeedsAttribution(Answer answer) =>
        answer.Verdict is Verdict.Disputed
        || (answer.Stance is Stance.Mixed && !answer.Sentences.Any(s => s.Text == Notices.FigureStance(Stance.Mixed, answer.Language)));

    /// <summary>Whether a folded sentence names who says something.</summary>
    public static bool Attributes(string folded, IReadOnlyList<EvidenceItem> cited)
    {
        if (Attribution().IsMatch(folded))
            return true;
        foreach (var item in cited)
        {
            foreach (var speaker in (string?[])[item.Fact?.SaidBy, item.Entry.Claim?.SaidBy])
            {
                if (!string.IsNullOrWhiteSpace(speaker) && EchoCheck.Has(folded, Folding.Fold(speaker)))
                    return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"\b(?:(?:i|we) (?:think|believe|feel|hope|recommend|suggest|advise)|in (?:my|our) (?:opinion|view)|my advice|should|ought to|you must|you need to|unfortunately|fortunately|sadly|thankfully|(?:yo )?(?:creo|pienso|opino|recomiendo|sugiero) que|creemos|pensamos|recomendamos|en (?:mi|nuestra) opinion|deberia(?:n|s|mos)?|usted debe|por desgracia|lamentablemente|afortunadamente|por suerte)\b")]
    private static partial Regex Opinion();

    [GeneratedRegex(@"\b(?:sa(?:id|ys?)|claim(?:s|ed)?|f(?:ound|inds?)|according to|estimate[sd]?|argue[sd]?|report(?:s|ed)|rule[sd]|conclude[sd]?|call(?:s|ed)|told|wrote|states|stated|contend(?:s|ed)|maintain(?:s|ed)|den(?:y|ies|ied)|critics|supporters|opponents|dijo|dijeron|dicen?|segun|hall[oa](?:ron|n)?|encontr(?:o|aron)|afirm(?:a|o|an|aron)|sostien(?:e|en)|sostuvo|estim(?:a|o|an|aron)|calcul(?:a|o|an|aron)|argument(?:a|o|an|aron)|inform(?:a|o|an|aron)|report(?:a|o|an|aron)|conclu(?:ye|yo|yen|yeron)|califico|declaro|criticos|partidarios|opositores)\b")]
    private static partial Regex Attribution();
}
