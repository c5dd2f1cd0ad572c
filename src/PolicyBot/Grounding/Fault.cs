namespace PolicyBot.Grounding;

/// <summary>What is wrong with an answer.</summary>
public enum FaultKind
{
    /// <summary>A sentence without a citation that is no notice.</summary>
    Uncited,

    /// <summary>A citation that is missing, misnumbered, altered, or was never retrieved.</summary>
    Citation,

    /// <summary>A citation that no sentence uses.</summary>
    UnusedCitation,

    /// <summary>A figure that the cited evidence does not hold.</summary>
    Figure,

    /// <summary>A date that the cited evidence does not hold.</summary>
    Date,

    /// <summary>A numbered law, form or case that the cited evidence does not name.</summary>
    Reference,

    /// <summary>A typed figure that does not follow from its records.</summary>
    Computation,

    /// <summary>A figure of one period beside the name of another.</summary>
    Pairing,

    /// <summary>A sentence that speaks of other things than its evidence.</summary>
    Support,

    /// <summary>A link, address or domain.</summary>
    Link,

    /// <summary>Markup, a mention, or characters that are not seen.</summary>
    Markup,

    /// <summary>Words of the question given back.</summary>
    Echo,

    /// <summary>A disputed matter of which nobody is named as saying it.</summary>
    Attribution,

    /// <summary>An opinion or advice of the bot's own.</summary>
    Opinion,

    /// <summary>A notice whose slots hold something else than the library's titles and dates.</summary>
    Notice,
}

/// <summary>One thing that is wrong with an answer.</summary>
/// <param name="Sentence">The sentence's place in the answer, from 0; -1 for the answer as a whole.</param>
/// <param name="Message">For the log: names kinds, numbers and places, never words of the question.</param>
public sealed record Fault(FaultKind Kind, int Sentence, string Message);
