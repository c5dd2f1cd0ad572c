namespace PolicyBot.Asking;

/// <summary>Something a person asks.</summary>
/// <param name="Id">The caller's own name for it, given back with the answer.</param>
/// <param name="Text">What was written, unbounded and untrusted.</param>
/// <param name="Context">The person's earlier questions in the same conversation, oldest first.</param>
public sealed record Question(string Id, string Text, IReadOnlyList<string> Context);

/// <summary>What a question wants.</summary>
public enum Intent
{
    Definition,
    Policy,
    Statistic,
    Comparison,
    Timeline,
    ClaimCheck,
    LegalAdvice,
    PersonalCase,
    OutOfScope,
    OpinionBait,
    Greeting,

    /// <summary>No question was asked: the bot says what has changed.</summary>
    Digest,
}
