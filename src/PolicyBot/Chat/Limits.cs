namespace PolicyBot.Chat;

/// <summary>How many questions may be asked within a minute; configuration section <c>Limits</c>.</summary>
public sealed class Limits
{
    public const string Section = "Limits";

    public int PerPerson { get; set; } = 12;

    public int PerChannel { get; set; } = 60;

    public int PerWorkspace { get; set; } = 600;

    public bool Allow(QuestionCounts counts) => counts.OfPerson <= PerPerson && counts.OfChannel <= PerChannel && counts.OfWorkspace <= PerWorkspace;
}
