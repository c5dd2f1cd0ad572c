using PolicyBot.Knowledge;

namespace PolicyBot.Asking;

/// <summary>
/// A statement, or the statement that a yes/no question puts to the test, reduced to what decides whether another says the same: what it
/// is about, on which side of each opposite it stands, whether it denies, and of how many it speaks.
/// </summary>
/// <param name="Terms">The index terms of what it is about, without the words of sense.</param>
/// <param name="Past">Whether it is of what was or happened.</param>
/// <param name="Permits">Whether it is of what may be done, which no single event settles.</param>
/// <param name="Opposites">For each sense that it names, on which side; null where it names both sides.</param>
internal sealed record Assertion(IReadOnlySet<string> Terms, IReadOnlyDictionary<Sense, bool?> Opposites, bool Denied, Extent Extent, bool Past, bool Permits)
{
    /// <summary>What is said to be in force and what is said without a time are one.</summary>
    private static readonly Sense _present = new("in-force", Contrast.Either);

    private static readonly HashSet<string> _past = ["did", "was", "were", "had", "fue", "fueron", "hubo"];

    private static readonly HashSet<string> _permission = ["can", "may", "could", "puede", "pueden", "podria"];

    private static readonly HashSet<string> _entitlement = ["right", "eligible", "entitled", "qualify", "allowed", "able", "derecho", "elegibles"];

    /// <param name="canonical">Folded words with the thesaurus applied.</param>
    public static Assertion Read(string canonical, LibraryIndex index)
    {
        var words = canonical.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var rest = new List<string>();
        var opposites = new Dictionary<Sense, bool?>();
        var denied = false;
        var extent = Extent.General;
        foreach (var word in index.Thesaurus.Senses.Mark(words))
        {
            if (word is Senses.Not)
                denied = !denied;
            else if (word is Senses.None)
                (denied, extent) = (!denied, Extent.All);
            else if (Senses.ExtentOf(word) is { } said)
                extent = said;
            else if (Senses.Opposite(word) is var (sense, one))
                opposites[sense] = !opposites.TryGetValue(sense, out var other) || other == one ? one : null;
            else
                rest.Add(word);
        }

        return new(index.Terms(string.Join(' ', rest)).ToHashSet(), opposites, denied, extent, words.Take(2).Any(_past.Contains), words.Take(2).Any(_permission.Contains) || words.Any(_entitlement.Contains));
    }

    /// <summary>Whether it says that something is in force, or no longer.</summary>
    public bool IsOfPresent => Opposites.ContainsKey(_present);

    /// <summary>Whether this one and another are statements on one matter, on the same side or on opposite ones.</summary>
    public bool IsComparable(Assertion other) => Turned(other) is not null;

    /// <summary>What another statement, known to hold or not to hold, says of this one.</summary>
    /// <returns>Null when it leaves this one open.</returns>
    public bool? SettledBy(Assertion other, bool holds)
    {
        // That something can be done does not say that it is.
        if (Turned(other) is not { } turned || (other.Permits && holds && !Permits && Opposites.Count == other.Opposites.Count))
            return null;
        // What is not more need not be less.
        if (turned.Scales && holds == other.Denied)
            return null;
        // Where one denies what the other says, "no X does" stands against "some X do", and "not all" against "all".
        var opposed = turned.Sides != (Denied != other.Denied);
        var (extent, value) = opposed ? (Contrary(Extent), !holds) : (Extent, holds);
        return (holds ? extent <= other.Extent : extent >= Depth(other.Extent)) ? value : null;
    }

    /// <summary>Of the weight of both, how much is common, 0 to 1.</summary>
    /// <param name="names">Terms of what both are known to be about: they weigh little where one of the two lacks them.</param>
    /// <param name="places">Terms of the places named: that both are of Maryland makes them little alike.</param>
    /// <param name="evidence">Terms of the fact behind the other: they weigh less, for the fact says them however the wording was cut.</param>
    public double Likeness(Assertion other, IReadOnlySet<string> names, IReadOnlySet<string> places, IReadOnlySet<string> evidence, LibraryIndex index)
    {
        const double Named = 0.25;
        const double InPlace = 0.5;
        const double InEvidence = 0.5;
        const double Unknown = 0.6;
        const double OneSided = 2.5;
        double Missing(Assertion from, Assertion than, double inEvidence) =>
            from.Terms.Where(t => !than.Terms.Contains(t)).Sum(t => index.Weight(t) * (names.Contains(t) ? Named : evidence.Contains(t) ? inEvidence : index.HasTerm(t) ? 1 : Unknown))
            + (OneSided * from.Opposites.Keys.Count(s => s != _present && !than.Opposites.ContainsKey(s)));
        var common = Terms.Where(other.Terms.Contains).Sum(t => index.Weight(t) * (places.Contains(t) ? InPlace : 1));
        return common <= 0 ? 0 : common / (common + Math.Max(Missing(this, other, Named), Missing(other, this, InEvidence)));
    }

    /// <summary>Whether this one and the other stand on opposite sides, and whether on those of a scale; null where they cannot be compared.</summary>
    private (bool Sides, bool Scales)? Turned(Assertion other)
    {
        // What was once so need not be so still.
        if ((IsOfPresent && !other.IsOfPresent && other.Past) || (Permits && other.Past))
            return null;
        var (sides, scales) = (false, false);
        foreach (var sense in Opposites.Keys.Union(other.Opposites.Keys))
        {
            var both = Opposites.ContainsKey(sense) && other.Opposites.ContainsKey(sense);
            if (sense.Contrast is Contrast.None && !Opposites.ContainsKey(sense))
                return null;
            // "Legally", "still": what only one of the two says, and the other takes for granted.
            var mine = Opposites.GetValueOrDefault(sense, true);
            var its = other.Opposites.GetValueOrDefault(sense, true);
            if (mine == its)
                continue;
            if (mine is null || its is null || (!both && sense != _present))
                return null;
            sides = !sides;
            scales |= sense.Contrast is Contrast.Scale;
        }

        // Two statements of which each says what the other does not, or that differ in more than what is taken for granted, are not one.
        var (more, less) = (IsOneSided(this, other), IsOneSided(other, this));
        return (more && less) || (sides && (more || less)) ? null : (sides, scales);
    }

    private static bool IsOneSided(Assertion one, Assertion other) => one.Opposites.Keys.Any(s => s != _present && !other.Opposites.ContainsKey(s));

    private static Extent Contrary(Extent extent) => extent switch
    {
        Extent.All => Extent.Some,
        Extent.Some => Extent.All,
        _ => extent,
    };

    /// <summary>From which extent on another statement fails where one of this extent does: whoever says "X do" mostly means most.</summary>
    private static Extent Depth(Extent failing) => failing is Extent.Most ? Extent.General : failing;
}
