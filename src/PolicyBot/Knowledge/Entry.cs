using PolicyBot.Statistics;

namespace PolicyBot.Knowledge;

/// <summary>The stable name of an entry, in kebab case.</summary>
public readonly record struct EntryId(string Value)
{
    public override string ToString() => Value;
}

public enum EntryKind
{
    /// <summary>A rule, programme, law, agency or office.</summary>
    Policy,

    /// <summary>A court decision.</summary>
    Ruling,

    /// <summary>Single figures on one matter.</summary>
    Statistic,

    /// <summary>A table of figures over time.</summary>
    Series,

    /// <summary>A piece of research.</summary>
    Study,

    /// <summary>A public statement by somebody, and what the evidence says of it.</summary>
    Claim,

    /// <summary>A word of the field.</summary>
    Term,
}

public enum EntryStatus
{
    InForce,
    Enjoined,
    Rescinded,
    Superseded,
    Proposed,
    Historical,
}

/// <summary>What the cited evidence says of a claim.</summary>
public enum Stance
{
    Supported,
    Refuted,
    Mixed,
    Insufficient,
}

/// <summary>The same text in both languages.</summary>
public sealed record Bilingual(string English, string Spanish)
{
    public string In(Language language) => language is Language.Spanish && Spanish.Length > 0 ? Spanish : English;

    /// <summary>The text in that language, empty when there is none.</summary>
    public string Exactly(Language language) => language is Language.Spanish ? Spanish : English;

    public override string ToString() => English;
}

/// <summary>The words under which people look for something, per language.</summary>
public sealed record Phrases(IReadOnlyList<string> English, IReadOnlyList<string> Spanish)
{
    public static Phrases None { get; } = new([], []);

    public IReadOnlyList<string> In(Language language) => language is Language.Spanish ? Spanish : English;
}

/// <summary>One sentence that answers "what is this", resting on the named facts of its entry.</summary>
public sealed record Summary(Bilingual Text, IReadOnlyList<FactId> Facts);

/// <summary>A public statement as it was made.</summary>
public sealed record Claim(Bilingual Text, string SaidBy, Period SaidOn, Stance Stance);

/// <summary>One file of the library.</summary>
/// <param name="AsOf">The latest date for which the entry is known to be right.</param>
/// <param name="ReviewBy">After this day an answer says that the entry may be out of date.</param>
/// <param name="Changes">Its history, as far as it was recorded.</param>
public sealed record Entry(
    EntryId Id,
    EntryKind Kind,
    Bilingual Title,
    IReadOnlyList<string> Topics,
    string Jurisdiction,
    EntryStatus Status,
    Bilingual? StatusNote,
    IReadOnlyDictionary<string, string> StatusDates,
    Period AsOf,
    DateOnly ReviewBy,
    Phrases Aliases,
    Phrases Questions,
    IReadOnlyList<EntryId> Related,
    Summary Summary,
    Claim? Claim,
    IReadOnlyList<Fact> Facts,
    IReadOnlyList<Change> Changes,
    IReadOnlyList<Due> Due,
    IReadOnlyList<Source> Sources,
    Series? Series,
    string Notes,
    string File)
{
    /// <summary>Whether the entry should be looked at again before it is trusted as today's state.</summary>
    public bool IsStale(DateOnly today) => today > ReviewBy;
}
