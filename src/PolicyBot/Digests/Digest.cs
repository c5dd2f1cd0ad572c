using PolicyBot.Asking;
using PolicyBot.Knowledge;

namespace PolicyBot.Digests;

/// <summary>What a digest is about.</summary>
/// <param name="Topics">Topic ids; empty for all.</param>
/// <param name="Jurisdictions">As entries name them, "US" or "US-MD"; empty for all. What holds in the whole country concerns every state, and what holds in a county its state.</param>
public sealed record DigestScope(IReadOnlyList<string> Topics, IReadOnlyList<string> Jurisdictions, Language Language)
{
    private const string Everywhere = "US";

    public bool Covers(Entry entry) =>
        (Topics.Count == 0 || entry.Topics.Any(Topics.Contains))
        && (Jurisdictions.Count == 0 || entry.Jurisdiction == Everywhere || Jurisdictions.Any(j => entry.Jurisdiction == j || (j != Everywhere && entry.Jurisdiction.StartsWith(j + "-", StringComparison.Ordinal))));

    /// <summary>A place as entries name it: "MD" and "US-MD" for Maryland.</summary>
    /// <returns>Null for what is no place of the country.</returns>
    public static string? Place(string word)
    {
        var code = word.StartsWith("US-", StringComparison.Ordinal) ? word[3..] : word;
        return word is Everywhere ? word : Places.States.Values.Contains(code) ? "US-" + code : null;
    }
}

/// <summary>What has changed, for a reader with one minute, and the whole of it.</summary>
/// <param name="Since">What happened on this day or before is not in it.</param>
/// <param name="Until">The last day that is in it.</param>
/// <param name="Brief">The most important of it; gate-passed.</param>
/// <param name="Full">All of it; the same as <paramref name="Brief"/> when that holds everything.</param>
/// <param name="Pictured">The table with the most important new figures, whose chart goes with it; null where there are none.</param>
/// <param name="Refused">Entries of whose news the gate let nothing through: for the curator.</param>
public sealed record Digest(DateOnly Since, DateOnly Until, int Items, Answer Brief, Answer Full, EntryId? Pictured, IReadOnlyList<EntryId> Refused)
{
    /// <summary>Whether <see cref="Full"/> says more than <see cref="Brief"/>.</summary>
    public bool HasMore => !ReferenceEquals(Brief, Full);
}
