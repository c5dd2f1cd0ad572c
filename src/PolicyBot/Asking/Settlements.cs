using System.Collections.Concurrent;
using PolicyBot.Knowledge;
using PolicyBot.Statistics;

namespace PolicyBot.Asking;

/// <summary>A fact that settles the question or statement by itself.</summary>
/// <param name="By">The wording that the question resembles.</param>
/// <param name="Yes">Whether what is asked or stated holds.</param>
/// <param name="Likeness">How much alike the question and the settled wording are, 0 to 1.</param>
public sealed record Settlement(Entry Entry, Fact Fact, Settled By, bool Yes, double Likeness);

/// <summary>A settled wording beside a question.</summary>
/// <param name="Likeness">How much alike the two are, 0 to 1.</param>
/// <param name="Named">Whether the question names the wording's entry outright.</param>
/// <param name="Comparable">Whether the two are statements on one matter, even if the one leaves the other open.</param>
/// <param name="Settlement">What the wording settles, if anything.</param>
public sealed record Resemblance(Settled By, double Likeness, bool Named, bool Comparable, Settlement? Settlement);

/// <summary>What the facts of the library settle, read once for each entry; finds the fact that settles a question.</summary>
public sealed class Settlements(LibraryIndex index, Language language)
{
    /// <summary>How much of the weight must be common to a question and a settled wording: a wrong yes is worse than none.</summary>
    private const double Alike = 0.75;

    /// <summary>The same where the question names the entry outright, and so cannot be on another matter.</summary>
    private const double AlikeNamed = 0.7;

    /// <summary>Below this a wording is on another matter.</summary>
    private const double Near = 0.45;

    /// <summary>A wording that is less alike than another by this much is on another matter.</summary>
    private const double NextTo = 0.15;

    /// <summary>Entries beyond these have little in common with the question.</summary>
    private const int EntriesTried = 12;

    private static readonly HashSet<string> _none = [];

    private static readonly HashSet<string> _presidents = [.. Presidency.All.Select(p => p.Key)];

    private readonly ConcurrentDictionary<EntryId, Known> _known = [];

    /// <summary>The fact that settles the question by itself; null when it is none to be settled, or no fact does.</summary>
    public Settlement? Settle(Understanding understanding, IReadOnlyList<Ranked> found)
    {
        if (!understanding.YesNo && understanding.Intent is not Intent.ClaimCheck)
            return null;
        var alike = Resembling(understanding, found).Where(r => r.Likeness >= (r.Named ? AlikeNamed : Alike)).OrderByDescending(r => r.Likeness).ToList();
        // Where the very matter is left open ("almost all" by what says "most"), a wording on a matter next to it settles nothing.
        var open = alike.Where(r => r.Comparable).Select(r => r.Likeness).FirstOrDefault();
        return alike.Find(r => r.Settlement is not null)?.Settlement is { } best && best.Likeness > open - NextTo ? best : null;
    }

    /// <summary>The settled wordings of what was found, how like the question each is, and what it says to the question, if anything.</summary>
    public IEnumerable<Resemblance> Resembling(Understanding understanding, IReadOnlyList<Ranked> found)
    {
        var asked = Read(understanding.Canonical);
        var places = Places.In(understanding.Canonical.Split(' ')).SelectMany(index.Terms).ToHashSet();
        foreach (var lead in found.DistinctBy(f => f.Entry.Id).Take(EntriesTried))
        {
            var known = _known.GetOrAdd(lead.Entry.Id, _ => Read(lead.Entry));
            foreach (var (fact, settled, wording) in known.Wordings)
            {
                var likeness = asked.Assertion.Likeness(wording.Assertion, known.Names, places, _none, index);
                // What the fact itself says may be said in the question, where the settled wording is shorter.
                if (likeness is >= Near and < Alike)
                    likeness = asked.Assertion.Likeness(wording.Assertion, known.Names, places, TermsOf(fact).ToHashSet(), index);
                var comparable = likeness >= Near && SameMatter(asked, wording, known.Names, lead.Outright) && asked.Assertion.IsComparable(wording.Assertion);
                var yes = comparable ? asked.SettledBy(wording, settled.Yes) : null;
                yield return new(settled, likeness, lead.Outright, comparable, yes is { } word ? new(lead.Entry, fact, settled, word, likeness) : null);
            }
        }
    }

    /// <summary>
    /// Two statements with other figures, of other states or other presidents, are two statements, and one of refugees says nothing of all
    /// immigrants; a year may go unsaid.
    /// </summary>
    /// <param name="named">Whether the question names the entry outright, and so its state too.</param>
    private static bool SameMatter(Worded asked, Worded wording, HashSet<string> names, bool named)
    {
        static bool IsFigure(string term) => term.Any(char.IsAsciiDigit);
        static bool IsYear(string term) => term.StartsWith("fy", StringComparison.Ordinal) || (term.Length == 4 && term[0] is '1' or '2');
        return asked.Assertion.Terms.Where(IsFigure).All(f => wording.Assertion.Terms.Contains(f) || names.Contains(f))
            && wording.Assertion.Terms.Where(t => IsFigure(t) && !IsYear(t)).All(f => asked.Assertion.Terms.Contains(f) || names.Contains(f))
            && wording.Populations.IsSubsetOf(asked.Populations)
            && (asked.States.SetEquals(wording.States) || (named && asked.States.Count == 0))
            && (asked.Presidents.SetEquals(wording.Presidents) || asked.Presidents.Count == 0 || wording.Presidents.Count == 0);
    }

    private IEnumerable<string> TermsOf(Fact fact) =>
        index.Terms(index.Thesaurus.Canonical(string.Join(' ', [fact.Text.In(language), .. fact.Asks.In(language)])));

    private Worded Read(string canonical)
    {
        var words = canonical.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new(Assertion.Read(canonical, index), [.. Places.StateCodes(words)], [.. words.Where(_presidents.Contains)], [.. index.Thesaurus.PopulationsIn(words)]);
    }

    private Known Read(Entry entry)
    {
        string[] names = [entry.Title.In(language), .. entry.Aliases.In(language)];
        return new(
            [
                .. from fact in entry.Facts
                   where !fact.RestsOnAggregators
                   from settled in fact.Settles
                   let wording = settled.Wording.Exactly(language)
                   where wording.Length > 0
                   select (fact, settled, Read(index.Thesaurus.Canonical(wording))),
            ],
            [.. names.SelectMany(n => index.Terms(index.Thesaurus.Canonical(n)))]);
    }

    /// <summary>A statement with the states, the presidents and the groups of people that it names.</summary>
    private sealed record Worded(Assertion Assertion, HashSet<string> States, HashSet<string> Presidents, HashSet<string> Populations)
    {
        public bool? SettledBy(Worded other, bool holds)
        {
            var yes = Assertion.SettledBy(other.Assertion, holds);
            // What one president ended, the next may have brought back: it says nothing of today.
            if (Assertion.IsOfPresent && Presidents.Count == 0 && other.Presidents.Count > 0)
                return null;
            var turned = other.Assertion.IsOfPresent && yes != holds && Assertion.Denied == other.Assertion.Denied;
            return turned && !Presidents.SetEquals(other.Presidents) ? null : yes;
        }
    }

    /// <param name="Names">The terms of what the entry is called.</param>
    private sealed record Known(IReadOnlyList<(Fact Fact, Settled Settled, Worded Wording)> Wordings, HashSet<string> Names);
}
