namespace PolicyBot;

/// <summary>The languages that answers are written in.</summary>
public enum Language
{
    English,
    Spanish,
}
