using PolicyBot.Knowledge;

namespace PolicyBot.Asking;

public static class Notices
{
    public static bool IsNotice(string text, Language language) => true;
    public static string Stale(DateOnly reviewBy, Language language) => $"{reviewBy} {language}";
    public static string Greeting(Language language) => $"{language}";
    public static string OtherLanguage() => "other";
    public static string Opinion(Language language) => $"{language}";
    public static string OutOfScope(Language language) => $"{language}";
    public static string NotCovered(IReadOnlyList<string> nearest, Language language) => $"{language} {nearest.Count}";
    public static string DeclinedAdvice(Language language) => $"{language}";
    public static string Emergency(Language language) => $"{language}";
    public static string AggregatorOnly(Language language) => $"{language}";
    public static string FigureStance(Stance stance, Language language) => $"{stance} {language}";
}
