using System.Security.Claims;
using PolicyBot.App.Storage;
using PolicyBot.Asking;
using PolicyBot.Chat;
using PolicyBot.Knowledge;

namespace PolicyBot.App.Web.Desk;

/// <summary>What became of something that was asked of the desk.</summary>
/// <param name="Trouble">Why it was not done; null when it was.</param>
internal sealed record Done(string? Trouble = null)
{
    public static Done Well { get; } = new();
}

/// <summary>The way of a draft into the library: written by one person, approved by another, told to those who asked.</summary>
internal sealed class Approval(DeskStore store, Trial trial, OverlayWriter overlay, IAnswerQuestions answers, EffectWriter effects, TimeProvider time)
{
    private static readonly Bilingual _answered = new("You asked this earlier, and I could not answer it well. Now the library covers it.", "Usted preguntó esto antes y no pude responder bien. Ahora la biblioteca lo cubre.");

    public async Task<Draft> BeginAsync(ClaimsPrincipal by, IReadOnlyList<Gap> gaps, CancellationToken cancellationToken)
    {
        var text = Template.For(gaps, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        var draft = new Draft(Guid.NewGuid().ToString("N")[..12], text, DraftState.Writing, Roles.NameOf(by), null, "", [.. gaps.Select(g => g.Ref)], null, time.GetUtcNow());
        await store.SaveAsync(draft, null, Trial.IdOf(text) ?? "", Log(by, "draft begun", draft, $"for {gaps.Count} questions"), cancellationToken);
        return draft;
    }

    /// <summary>A new version of an entry that is there.</summary>
    public async Task<Draft?> ReviseAsync(ClaimsPrincipal by, Entry entry, CancellationToken cancellationToken)
    {
        if (trial.TextOf(entry.File) is not { } text)
            return null;
        var draft = new Draft(Guid.NewGuid().ToString("N")[..12], text, DraftState.Writing, Roles.NameOf(by), null, "", [], text, time.GetUtcNow());
        await store.SaveAsync(draft, null, entry.Id.Value, Log(by, "revision begun", draft, entry.Id.Value), cancellationToken);
        return draft;
    }

    /// <summary>Keeps what was written; whoever writes into a draft is its author from then on.</summary>
    public async Task<Done> WriteAsync(ClaimsPrincipal by, Draft draft, string text, CancellationToken cancellationToken)
    {
        if (text.Length > Draft.LongestText)
            return new($"A file of the library holds at most {Draft.LongestText} characters.");
        var written = draft with { Text = text.ReplaceLineEndings("\n").TrimEnd() + "\n", Author = Roles.NameOf(by), State = DraftState.Writing, Approver = null, At = time.GetUtcNow() };
        return await SaveAsync(written, draft.State, Log(by, "draft saved", draft, ""), cancellationToken);
    }

    public async Task<Done> SubmitAsync(ClaimsPrincipal by, Draft draft, CancellationToken cancellationToken)
    {
        if (trial.PathOf(draft.Text) is not { } path)
            return new("The file needs an 'id' of lower-case letters, digits and dashes, and 'topics'.");
        if (trial.Problems(path, draft.Text) is { Count: > 0 } problems)
            return new($"The linter has {problems.Count} objections; the first: {problems[0]}");
        return await SaveAsync(draft with { State = DraftState.Submitted, At = time.GetUtcNow() }, DraftState.Writing, Log(by, "submitted", draft, path), cancellationToken);
    }

    /// <param name="note">Why it goes back to its author.</param>
    public Task<Done> ReturnAsync(ClaimsPrincipal by, Draft draft, string note, CancellationToken cancellationToken) =>
        SaveAsync(draft with { State = DraftState.Writing, Note = $"{Roles.NameOf(by)}: {note}", At = time.GetUtcNow() }, DraftState.Submitted, Log(by, "returned", draft, note), cancellationToken);

    public Task<Done> DropAsync(ClaimsPrincipal by, Draft draft, CancellationToken cancellationToken) =>
        SaveAsync(draft with { State = DraftState.Dropped, At = time.GetUtcNow() }, DraftState.Writing, Log(by, "dropped", draft, ""), cancellationToken);

    public async Task<Done> ApproveAsync(ClaimsPrincipal by, Draft draft, CancellationToken cancellationToken)
    {
        if (draft.State is not DraftState.Submitted)
            return new("Only what was submitted can be approved.");
        if (draft.Author == Roles.NameOf(by))
            return new("A second person approves: you wrote this yourself.");
        if (trial.PathOf(draft.Text) is not { } path)
            return new("The file needs an 'id' and 'topics'.");
        var before = trial.TextOf(path);
        if (draft.Before is not null && before != draft.Before)
            return new("The entry has changed since this draft was begun. Begin a new one.");
        if (trial.Problems(path, draft.Text) is { Count: > 0 } problems)
            return new($"The linter has {problems.Count} objections; the first: {problems[0]}");
        try
        {
            if (overlay.Write(path, draft.Text) is { Count: > 0 } refused)
                return new($"The library refused it: {refused[0]}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return new(e.Message);
        }

        var gaps = (await store.GapsAsync(cancellationToken)).Where(g => draft.Gaps.Contains(g.Ref)).ToList();
        var done = await SaveAsync(draft with { State = DraftState.Approved, Approver = Roles.NameOf(by), Before = before, At = time.GetUtcNow() }, DraftState.Submitted, Log(by, "approved", draft, path), cancellationToken);
        if (done.Trouble is null)
            await TellAsync(gaps, cancellationToken);
        return done;
    }

    /// <summary>Those who asked get the answer that there is now, as a direct message; the questions leave the desk.</summary>
    private async Task TellAsync(IReadOnlyList<Gap> gaps, CancellationToken cancellationToken)
    {
        foreach (var gap in gaps.DistinctBy(g => (g.Person, g.Question)))
        {
            var name = Stored.Fingerprint($"{gap.Place.Platform}:covered:{gap.Source.Kebab()}:{gap.Seq}:{gap.Question}");
            var id = new AnswerId(name[..12]);
            var answer = (await answers.AnswerAsync(new(id.Value, gap.Question, []), cancellationToken)).Answer;
            if (answer.Verdict is Verdict.NotCovered)
                continue;
            var person = new Person(gap.Person, gap.Person.Value[(gap.Person.Value.LastIndexOf(':') + 1)..]);
            Post Of(int number, Content content) => new($"{name[..23]}{number}", null, gap.Place, ReplyRoute.None, Delivery.Direct, Audience.Asker, person, Message.Of(answer.Language, content));
            await effects.CommitAsync(
                [
                    new Effect.Say(Of(0, new Content.Note(null, [_answered.In(answer.Language)]))),
                    new Effect.Say(Of(1, new Content.OfAnswer(id, answer, Question: gap.Question))),
                ],
                gap.Person,
                _ => Task.FromResult(true),
                cancellationToken);
        }

        await store.RemoveAsync([.. gaps.Select(g => g.Ref)], cancellationToken);
    }

    private async Task<Done> SaveAsync(Draft draft, DraftState from, LogEntry log, CancellationToken cancellationToken) =>
        await store.SaveAsync(draft, from, Trial.IdOf(draft.Text) ?? "", log, cancellationToken) ? Done.Well : new("Somebody else has changed this draft meanwhile. Look at it again.");

    private LogEntry Log(ClaimsPrincipal by, string what, Draft draft, string details) => new(time.GetUtcNow(), Roles.NameOf(by), Roles.Of(by), what, $"draft {draft.Id} ({Trial.IdOf(draft.Text) ?? "?"})", details);
}
