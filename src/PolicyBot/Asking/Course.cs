namespace PolicyBot.Asking;

/// <summary>What kind of answer is written, decided from what was understood and found.</summary>
public enum Course
{
    Greet,
    OtherLanguage,
    Decline,
    NoOpinion,
    OutOfScope,
    NotCovered,
    FromClaim,
    FromSettlement,
    FromSeries,
    Compare,
    Timeline,
    FromUnit,
}
