using PolicyBot.Knowledge;

namespace PolicyBot.Asking;

/// <summary>Holds a statement against the library: its figures against the series, itself against known claims and settled facts.</summary>
internal static class ClaimCheck
{
    /// <summary>A known claim must share this much of the statement's weight.</summary>
    private const double SameClaim = 0.55;

    /// <summary>A settled wording as like as this is the statement itself.</summary>
    private const double SameStatement = 0.8;

    public static CheckedClaim? Check(Inquiry inquiry)
    {
        var understanding = inquiry.Understanding;
        if (inquiry.Found is not [var best, ..])
            return null;
        var known = inquiry.Found.Take(3).FirstOrDefault(f => f.Entry.Claim is { } claim && f.Coverage >= SameClaim && f.Score >= best.Score - 0.1 && IsOfSameFigure(claim, understanding));
        // What settles the very statement says more of it than the stance on the claim that it is part of.
        if (inquiry.Settlement is { } same && understanding.Intent is Intent.ClaimCheck && (same.Likeness >= SameStatement || same.Entry == known?.Entry))
            return Settled(same);
        if (known is null && FigureClaims.Judge(inquiry) is { } judged)
            return judged;
        if (known is not null && (understanding.Intent is Intent.ClaimCheck || known == best))
            return new KnownClaim(known.Entry, known.Entry.Claim!.Stance);
        if (understanding.Intent is not Intent.ClaimCheck)
            return null;
        if (inquiry.Settlement is { } settled)
            return Settled(settled);
        // A claim of the library has its own stance; where the statement is not that claim, its two sides do not make a verdict.
        var sides = best.Entry.Claim is { Stance: not Stance.Mixed } ? 0 : best.Entry.Facts.Select(f => f.Side).OfType<Side>().Distinct().Count();
        return sides == 2 && best.Entry.Facts.Count > 0 ? new SettledClaim(new(best.Entry, best.Entry.Facts[0]), Stance.Mixed) : null;
    }

    /// <summary>A statement with a number of its own is another statement.</summary>
    private static bool IsOfSameFigure(Claim claim, Understanding understanding) =>
        StatedFigure.Read(understanding.Text, percent: false) is not { } stated
        || StatedFigure.Read(claim.Text.English, percent: false) is not { } its
        || Math.Abs(stated.Value - its.Value) <= its.Room;

    private static SettledClaim Settled(Settlement settlement) =>
        new(new(settlement.Entry, settlement.Fact), settlement.Yes ? Stance.Supported : Stance.Refuted);
}
