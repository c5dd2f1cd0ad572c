using PolicyBot.Knowledge;
using PolicyBot.Statistics;

namespace PolicyBot.Asking;

/// <summary>What the record says of a claim.</summary>
public abstract record CheckedClaim(Stance Stance);

/// <summary>A statement that the library holds as a claim, with its evidence.</summary>
public sealed record KnownClaim(Entry Entry, Stance Stance) : CheckedClaim(Stance);

/// <summary>A statement that one fact settles, or that evidence on both sides leaves open.</summary>
public sealed record SettledClaim(HeldFact Held, Stance Stance) : CheckedClaim(Stance);

/// <summary>A statement about figures, held against what a series gives.</summary>
public sealed record FigureClaim(Finding Finding, Stance Stance) : CheckedClaim(Stance);
