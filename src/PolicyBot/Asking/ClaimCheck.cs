using PolicyBot.Knowledge;

namespace PolicyBot.Asking;

/// <summary>Holds a statement against the library: its figures against the series, itself against known claims and settled facts.</summary>
internal static class ClaimCheck
{
    /// <summary>A known claim must share this much of the statement's weight.</summary>
    private const double SameClaim = 0.55;

    public static CheckedClaim? Check(Inquiry inquiry)
    {
        var understanding = inquiry.Understanding;
        if (inquiry.Found is not [var best, ..])
            return null;
        var known = inquiry.Found.Take(3).FirstOrDefault(f => f.Entry.Claim is not null && f.Coverage >= SameClaim && f.Score >= best.Score - 0.1);
        if (known is null && FigureClaims.Judge(inquiry) is { } judged)
            return judged;
        if (known is not null && (understanding.Intent is Intent.ClaimCheck || known == best))
            return new KnownClaim(known.Entry, known.Entry.Claim!.Stance);
        if (understanding.Intent is not Intent.ClaimCheck)
            return null;
        if (YesOrNo.Settle(inquiry, best.Entry) is var (fact, yes))
            return new SettledClaim(new(best.Entry, fact), yes ? Stance.Supported : Stance.Refuted);
        var sides = best.Entry.Facts.Select(f => f.Side).OfType<Side>().Distinct().Count();
        return sides == 2 && best.Entry.Facts.Count > 0 ? new SettledClaim(new(best.Entry, best.Entry.Facts[0]), Stance.Mixed) : null;
    }
}
