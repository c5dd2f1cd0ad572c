using PolicyBot.Statistics;

namespace PolicyBot.Knowledge;

/// <summary>The stable name of a fact, unique in the whole library.</summary>
public readonly record struct FactId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A typed figure.</summary>
/// <param name="Value">The number, in <paramref name="Unit"/>.</param>
/// <param name="Unit">What one unit is, for example "people", "percent", "billion USD".</param>
/// <param name="Period">The period or day that the figure describes.</param>
/// <param name="Label">What sets this figure apart from others of the same fact, such as "first published".</param>
public sealed record Figure(decimal Value, string Unit, Period Period, string? Label);

/// <summary>On which side of a dispute a piece of evidence stands.</summary>
public enum Side
{
    For,
    Against,
}

/// <summary>A yes/no question, or a statement as people make it, and what the fact says to it.</summary>
public sealed record Settled(Bilingual Wording, bool Yes);

/// <summary>A sentence that is known to be true, or known to have been said, on a date, with where to read it.</summary>
/// <param name="Asks">Questions that this fact answers better than its entry as a whole.</param>
/// <param name="Settles">Yes/no questions and public statements that the fact settles by itself.</param>
/// <param name="SaidBy">Who says so, where the fact is one party's estimate or statement.</param>
/// <param name="Merged">Ids of facts that said the same and now live here.</param>
/// <param name="Series">The series that holds the same figure, if one does.</param>
public sealed record Fact(
    FactId Id,
    Bilingual Text,
    Period AsOf,
    EntryStatus? Status,
    IReadOnlyList<Source> Sources,
    string? Locator,
    bool SettledLaw,
    bool HighConfidence,
    string? SaidBy,
    Side? Side,
    Phrases Asks,
    IReadOnlyList<Settled> Settles,
    IReadOnlyList<Figure> Figures,
    EntryId? Series,
    IReadOnlyList<FactId> Merged,
    Bilingual? Note)
{
    /// <summary>A fact that rests on aggregators alone never leads an answer.</summary>
    public bool RestsOnAggregators => Sources.All(source => source.Tier is Tier.Aggregator);
}
