using PolicyBot.Grounding;
using PolicyBot.Knowledge;
using PolicyBot.Statistics;

namespace PolicyBot.Asking;

/// <summary>
/// Writes the embedded answer from what was retrieved: the direct answer in one sentence, then what a reader needs not to be
/// misled, all of it from facts and records as the library holds them.
/// </summary>
public static class Composer
{
    private const double TwinLead = 0.5;

    public static Answer Compose(Inquiry inquiry, Course course) => course switch
    {
        Course.Greet => Told(inquiry, Intent.Greeting, Verdict.Supported, Notices.Greeting(inquiry.Language)),
        Course.OtherLanguage => Told(inquiry, Intent.OutOfScope, Verdict.OutOfScope, Notices.OtherLanguage()),
        Course.Decline => Decline(inquiry),
        Course.NoOpinion => Told(inquiry, Intent.OpinionBait, Verdict.OutOfScope, Notices.Opinion(inquiry.Language)),
        Course.OutOfScope => Told(inquiry, Intent.OutOfScope, Verdict.OutOfScope, Notices.OutOfScope(inquiry.Language)),
        Course.NotCovered => NotCovered(inquiry),
        Course.FromClaim => FromClaim(inquiry),
        Course.FromSettlement => FromUnit(inquiry, LeadOf(inquiry, inquiry.Settlement!.Entry)),
        Course.FromSeries => FromSeries(inquiry, Planner.Series(inquiry)!.Finding, inquiry.Understanding.Intent),
        Course.Compare => Compare(inquiry),
        Course.Timeline => Timeline(inquiry),
        _ => FromUnit(inquiry, inquiry.Found[0]),
    };

    private static Answer Told(Inquiry inquiry, Intent intent, Verdict verdict, string notice)
    {
        var draft = new Draft(inquiry);
        draft.Notice(notice);
        return draft.Build(intent, verdict, null, FollowUps.ForNotices(inquiry));
    }

    private static Answer Decline(Inquiry inquiry)
    {
        var draft = new Draft(inquiry);
        if (inquiry.Understanding.Emergency)
            draft.Notice(Notices.Emergency(inquiry.Language));
        draft.Notice(Notices.DeclinedAdvice(inquiry.Language));
        var intent = inquiry.Understanding.Intent is Intent.LegalAdvice ? Intent.LegalAdvice : Intent.PersonalCase;
        return draft.Build(intent, Verdict.DeclinedAdvice, null, FollowUps.ForNotices(inquiry));
    }

    private static Answer NotCovered(Inquiry inquiry)
    {
        var nearest = inquiry.Found.Select(f => f.Entry).DistinctBy(e => e.Id).Take(3)
            .Select(e => new Nearby(e.Id, e.Title.In(inquiry.Language)))
            .ToList();
        var draft = new Draft(inquiry);
        draft.Notice(Notices.NotCovered([.. nearest.Select(n => n.Title)], inquiry.Language));
        return draft.Build(inquiry.Understanding.Intent, Verdict.NotCovered, null, FollowUps.ForNotices(inquiry), nearest);
    }

    private static Answer FromSeries(Inquiry inquiry, Finding finding, Intent intent, Stance? stance = null)
    {
        var draft = new Draft(inquiry);
        if (stance is Stance.Supported or Stance.Refuted && inquiry.Understanding.Intent is not Intent.ClaimCheck)
            draft.Notice(Notices.FigureAnswer(stance is Stance.Supported, inquiry.Language));
        else if (stance is { } judged)
            draft.Notice(Notices.FigureStance(judged, inquiry.Language));
        else if (FindingWriter.Falls(finding) is { } falls && inquiry.Understanding.Statistic.Fall is { } asked && asked != falls && !inquiry.Understanding.YesNo)
            draft.Notice(Notices.Premise(inquiry.Language));
        SayFinding(draft, inquiry, finding);
        var entry = finding.Entry;
        draft.WarnIfStale(entry);
        var near = finding is LookedUp { Reading.Fit: Fit.Nearest or Fit.Containing };
        return draft.Build(
            intent is Intent.ClaimCheck or Intent.Comparison or Intent.Timeline ? intent : Intent.Statistic,
            near ? Verdict.PartlySupported : Verdict.Supported,
            stance,
            FollowUps.For(inquiry, entry),
            near ? [new(entry.Id, entry.Title.In(inquiry.Language))] : null);
    }

    private static void SayFinding(Draft draft, Inquiry inquiry, Finding finding)
    {
        var language = inquiry.Language;
        if (finding is NotAdded apart)
        {
            draft.Say(FindingWriter.NotAddedReason(apart, language), [inquiry.Evidence.Add(apart.First.Entry, []), inquiry.Evidence.Add(apart.Second.Entry, [])]);
            SayFinding(draft, inquiry, apart.First);
            SayFinding(draft, inquiry, apart.Second);
            return;
        }

        var series = finding.Line.Series;
        foreach (var statement in FindingWriter.Answer(finding, language))
            draft.Say(statement.Text, Cited(inquiry, finding, statement, confirm: draft.Count <= 1), statement.Figures);
        if ((inquiry.Knowledge.Statistics.OtherEdition(finding) ?? StatisticLookup.RunnerUp(finding, inquiry.Statistics)) is { } other)
        {
            foreach (var statement in FindingWriter.Otherwise(other, language))
                draft.Say(statement.Text, Cited(inquiry, other, statement, confirm: false), statement.Figures);
        }

        foreach (var also in AlsoAsked(inquiry, finding))
        {
            foreach (var statement in FindingWriter.Answer(also, language).Take(1))
                draft.Say(statement.Text, Cited(inquiry, also, statement, confirm: false), statement.Figures);
        }

        foreach (var statement in FindingWriter.Revisions(finding, language).Take(2))
            draft.Say(statement.Text, Cited(inquiry, finding, statement, confirm: false), statement.Figures);
        var whole = inquiry.Evidence.Add(finding.Entry, []);
        if (FindingWriter.PartialNote(finding, language) is { } partial)
            draft.Say(partial, [whole]);
        foreach (var sentence in Sentences.Split(series.Definition.In(language)).Take(1))
            draft.Say(sentence, [whole]);
        foreach (var caveat in series.Caveats.Take(2))
        {
            foreach (var sentence in Sentences.Split(caveat.In(language)))
                draft.Say(sentence, [whole]);
        }
    }

    /// <summary>Another figure of the same table that the question names too: Texas beside Florida, refugees admitted against the ceiling.</summary>
    private static IEnumerable<LookedUp> AlsoAsked(Inquiry inquiry, Finding finding)
    {
        if (finding is not LookedUp { Reading.Fit: Fit.Exact or Fit.OtherYear or Fit.Partial or Fit.LastInside } found)
            return [];
        return inquiry.Knowledge.Statistics.AlsoNamed(found, inquiry.Understanding.Statistic).Take(1);
    }

    /// <summary>The series' records, and a fact that holds the same figure for the same period, as a second source.</summary>
    private static List<EvidenceItem> Cited(Inquiry inquiry, Finding finding, Statement statement, bool confirm)
    {
        var series = finding.Line.Series;
        var ids = statement.Records;
        var records = finding.Records().Where(r => ids.Contains(r.Id)).ToList();
        records.AddRange(series.Revisions.Select(r => new Recorded(FindingWriter.RevisionId(series, r), r.Value)).Where(r => ids.Contains(r.Id)));
        var items = new List<EvidenceItem> { inquiry.Evidence.Add(finding.Entry, records) };
        if (!confirm)
            return items;
        foreach (var figure in statement.Figures.Where(f => f.Record is not null).Take(2))
        {
            var near = inquiry.Found.Where(f => f.Unit.Fact is not null && f.Coverage >= 0.5).Select(f => new HeldFact(f.Entry, f.Unit.Fact!));
            var same = inquiry.Knowledge.FactsOfSeries(series.Id).Concat(near)
                .FirstOrDefault(h => h.Fact.Figures.Any(f => f.Value == figure.Value && f.Period == figure.Period) && !h.Fact.RestsOnAggregators);
            if (same is not null)
                items.Add(inquiry.Evidence.Add(same));
        }

        return items;
    }

    private static Answer FromClaim(Inquiry inquiry)
    {
        switch (inquiry.Claim)
        {
            case FigureClaim figure:
                return FromSeries(inquiry, figure.Finding, Intent.ClaimCheck, figure.Stance);
            case KnownClaim { Entry: var entry } known:
                var draft = new Draft(inquiry);
                SaySummary(draft, inquiry, entry);
                foreach (var fact in entry.Facts)
                    SayFact(draft, inquiry, new(entry, fact));
                draft.WarnIfStale(entry);
                return draft.Build(Intent.ClaimCheck, VerdictOf(known.Stance), known.Stance, FollowUps.For(inquiry, entry));
            case SettledClaim settled:
                return FromUnit(inquiry, LeadOf(inquiry, settled.Held.Entry), settled.Stance);
            default:
                return FromUnit(inquiry, inquiry.Found[0], Stance.Insufficient);
        }
    }

    /// <summary>The best of what was found in an entry.</summary>
    private static Ranked LeadOf(Inquiry inquiry, Entry entry) => inquiry.Found.First(f => f.Entry.Id == entry.Id);

    private static Verdict VerdictOf(Stance stance) => stance switch
    {
        Stance.Mixed => Verdict.Disputed,
        Stance.Insufficient => Verdict.PartlySupported,
        _ => Verdict.Supported,
    };

    private static Answer FromUnit(Inquiry inquiry, Ranked lead, Stance? stance = null)
    {
        var draft = new Draft(inquiry);
        var entry = lead.Entry;
        var settled = inquiry.Settlement?.Entry.Id == entry.Id ? inquiry.Settlement : null;
        var first = settled?.Fact ?? lead.Unit.Fact;
        if (first is { RestsOnAggregators: false })
        {
            SayFact(draft, inquiry, new(entry, first), settled is { Yes: var yes } && inquiry.Understanding.YesNo ? YesOrNo.Word(yes, inquiry.Language) : null);
        }
        else if (entry.Series is not null)
        {
            SaySeries(draft, inquiry, entry);
        }
        else
        {
            // What rests on an aggregator alone never leads, but follows at once when it is what was asked.
            SaySummary(draft, inquiry, entry);
            if (lead.Unit.Fact is { } weak)
                SayFact(draft, inquiry, new(entry, weak));
        }

        if (Planner.FigureBeside(inquiry) is { } beside)
        {
            foreach (var statement in FindingWriter.Answer(beside, inquiry.Language).Take(1))
                draft.Say(statement.Text, Cited(inquiry, beside, statement, confirm: false), statement.Figures);
        }

        if (Twin(inquiry, lead) is { } twin)
            SaySummary(draft, inquiry, twin);
        if (inquiry.Understanding.Intent is Intent.Definition && entry.Kind is EntryKind.Term && entry.Facts.Count > 0)
            draft.Say(InOtherLanguage(entry, inquiry.Language), [inquiry.Evidence.Add(new HeldFact(entry, entry.Facts[0]))]);

        // The fact that fits the question best, then the rest in the entry's own order: the same facts however the question is put.
        var nearest = inquiry.Found.FirstOrDefault(f => f.Entry.Id == entry.Id && f.Unit.Fact is not null);
        IEnumerable<Fact> order = nearest is { Coverage: >= 0.6 } ? [nearest.Unit.Fact!] : [];
        if (first is not null && entry.Facts.Count > 3 && draft.Count < 3)
            SaySummary(draft, inquiry, entry);
        if (entry.StatusNote is { } status && entry.Facts.Count > 0)
            draft.Say(status.In(inquiry.Language), [inquiry.Evidence.Add(new HeldFact(entry, entry.Facts[0]))]);
        foreach (var more in order.Concat(entry.Facts).Distinct().Where(f => f != first))
            SayFact(draft, inquiry, new(entry, more));
        draft.WarnIfStale(entry);
        // "How many" answered without a number is not answered in full.
        var numberless = inquiry.Understanding.Intent is Intent.Statistic && !draft.ShowsNumber;
        var disputed = entry.Facts.Any(f => f.Side is Side.For) && entry.Facts.Any(f => f.Side is Side.Against);
        return draft.Build(
            inquiry.Understanding.Intent,
            disputed || stance is Stance.Mixed ? Verdict.Disputed : stance is Stance.Insufficient || numberless ? Verdict.PartlySupported : Verdict.Supported,
            stance,
            FollowUps.For(inquiry, entry));
    }

    /// <summary>Another entry of the same sort that the question names outright too: two counties, two laws.</summary>
    private static Entry? Twin(Inquiry inquiry, Ranked lead) => !lead.Outright ? null : inquiry.Found
        .Where(f => f.Entry.Id != lead.Entry.Id && f.Outright && f.Score > lead.Score - TwinLead)
        .Select(f => f.Entry)
        .FirstOrDefault(e => e.Kind == lead.Entry.Kind && e.Kind is EntryKind.Policy or EntryKind.Ruling && e.Topics.Intersect(lead.Entry.Topics).Any() && e.Jurisdiction != lead.Entry.Jurisdiction);

    private static string InOtherLanguage(Entry entry, Language language) =>
        language is Language.Spanish ? $"En inglés: {entry.Title.English}." : $"In Spanish: {entry.Title.Spanish}.";

    private static Answer Compare(Inquiry inquiry)
    {
        var (first, second) = inquiry.Sides!.Value;
        var draft = new Draft(inquiry);
        foreach (var entry in (Entry[])[first, second])
            SaySummary(draft, inquiry, entry);
        foreach (var entry in (Entry[])[first, second])
        {
            if (entry.Facts.Count > 0)
                SayFact(draft, inquiry, new(entry, entry.Facts[0]));
        }

        draft.WarnIfStale(first);
        draft.WarnIfStale(second);
        return draft.Build(Intent.Comparison, Verdict.Supported, null, FollowUps.For(inquiry, first));
    }

    private static Answer Timeline(Inquiry inquiry)
    {
        var entry = inquiry.Found[0].Entry;
        var draft = new Draft(inquiry);
        if (entry.Facts.Count < 3)
            return FromUnit(inquiry, inquiry.Found[0]);
        SaySummary(draft, inquiry, entry);
        foreach (var fact in entry.Facts.Select(f => (Fact: f, On: Chronology.DateOf(f, inquiry.Today))).OrderBy(f => f.On).Select(f => f.Fact))
        {
            if (Sentences.Split(fact.Text.In(inquiry.Language)) is [var first, ..])
                draft.Say(first, [inquiry.Evidence.Add(new HeldFact(entry, fact))]);
        }

        draft.WarnIfStale(entry);
        return draft.Build(Intent.Timeline, Verdict.Supported, null, FollowUps.For(inquiry, entry));
    }

    private static void SaySummary(Draft draft, Inquiry inquiry, Entry entry)
    {
        if (entry.Series is not null)
        {
            SaySeries(draft, inquiry, entry);
            return;
        }

        var held = entry.Summary.Facts.Select(inquiry.Knowledge.Library.Find).OfType<HeldFact>().Select(inquiry.Evidence.Add).ToList();
        foreach (var sentence in Sentences.Split(entry.Summary.Text.In(inquiry.Language)))
            draft.Say(sentence, held);
    }

    private static void SaySeries(Draft draft, Inquiry inquiry, Entry entry)
    {
        var item = inquiry.Evidence.Add(entry, []);
        draft.Say(entry.Summary.Text.In(inquiry.Language), [item]);
        foreach (var sentence in Sentences.Split(entry.Series!.Definition.In(inquiry.Language)))
            draft.Say(sentence, [item]);
    }

    private static void SayFact(Draft draft, Inquiry inquiry, HeldFact held, string? lead = null)
    {
        var item = inquiry.Evidence.Add(held);
        var figures = held.Fact.Figures
            .Select((f, i) => new FigureUse(f.Value, f.Unit, f.Period, Evidence.FigureId(held.Fact, i), Computation.Recorded, []))
            .ToList();
        foreach (var sentence in Sentences.Split(held.Fact.Text.In(inquiry.Language)))
        {
            draft.Say(lead is null ? sentence : $"{lead} {sentence}", [item], figures);
            lead = null;
            figures = [];
        }

        if (held.Fact.RestsOnAggregators)
            draft.Say(Notices.AggregatorOnly(inquiry.Language), [item]);
    }
}
