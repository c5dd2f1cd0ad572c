namespace PolicyBot.Asking;

/// <summary>The word that a yes/no question is answered with.</summary>
internal static class YesOrNo
{
    /// <summary>"Yes." or "No." in the language of the answer.</summary>
    public static string Word(bool yes, Language language) => (yes, language) switch
    {
        (true, Language.Spanish) => "Sí.",
        (true, _) => "Yes.",
        _ => "No.",
    };
}
