namespace PolicyBot.Discord.Rendering;

/// <summary>How much the platform takes. Counted in UTF-16, which is never less than what the platform counts.</summary>
internal static class Limits
{
    public const int Content = 2000;
    public const int Title = 256;
    public const int Description = 4096;

    /// <summary>All embed text of a message together.</summary>
    public const int Embeds = 6000;

    public const int ButtonsInRow = 5;
    public const int Rows = 5;
    public const int ButtonLabel = 80;
    public const int CustomId = 100;
    public const int ModalTitle = 45;
    public const int ModalFields = 5;
    public const int FieldLabel = 45;
    public const int FieldDescription = 100;
    public const int FieldText = 4000;
    public const int Choices = 25;
    public const int ChoiceText = 100;
    public const int FileDescription = 1024;

    /// <summary>People tagged in one message at most: enough for any team, and short enough to leave room for the text.</summary>
    public const int Tags = 20;

    /// <summary>At most so many characters, not cutting a character in two, and with a sign that something is missing.</summary>
    public static string Clip(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var end = most - 1;
        return (char.IsHighSurrogate(text[end - 1]) ? text[..(end - 1)] : text[..end]) + "…";
    }
}
