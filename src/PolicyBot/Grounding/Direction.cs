using System.Text.RegularExpressions;

namespace PolicyBot.Grounding;

/// <summary>Which way the words of a sentence say that a figure went.</summary>
internal static partial class Direction
{
    /// <summary>Whether the words say a direction, so that the number needs no sign.</summary>
    public static bool IsSaid(string text) => Said().IsMatch(text);

    /// <summary>Whether a sentence that speaks of one direction only shows changes of the other only.</summary>
    public static bool IsWrong(string text, IReadOnlyList<VerifiedFigure> verified)
    {
        var (down, up) = (false, false);
        foreach (var figure in verified)
        {
            down |= figure.IsChange && figure.Figure.Value < 0;
            up |= figure.IsChange && figure.Figure.Value > 0;
        }

        if (down == up)
            return false;
        var (fall, rise) = (Fall().IsMatch(text), Rise().IsMatch(text));
        return fall != rise && fall != down;
    }

    [GeneratedRegex(@"\b(?:f[ae]ll(?:en|s|ing)?|drop\w*|declin\w*|decreas\w*|down|lower|fewer|less|reduc\w*|baj(?:a|ó|aron|ando)|ca(?:yó|yeron|ída)|descen\w*|disminu\w*|r[io]se[ns]?|rising|increas\w*|grew|grow\w*|up|higher|more|sub(?:ió|ieron|ida)|alza|aument\w*|crec\w*|menos|más)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Said();

    [GeneratedRegex(@"\b(?:fell|fall|drop|dropped|declined?|decreased?|bajó|bajaron|baja|cayó|cayeron|descenso|disminuyó)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Fall();

    [GeneratedRegex(@"\b(?:rose|rise|increased?|grew|subió|subieron|alza|aumentó|aumentaron|aumento|creció)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Rise();
}
