using System.Globalization;
using Microsoft.Extensions.Options;
using PolicyBot.Digests;
using PolicyBot.Knowledge;

namespace PolicyBot.Chat.UseCases;

/// <summary>Subscribes a channel to digests, and shows, changes and ends that; for those who manage the channel.</summary>
internal sealed class ManageDigests(DigestDesk desk, IKeepSubscriptions subscriptions, IReadGaps gaps, Standings standings, IOptions<DigestOptions> options)
{
    private const int MostOfChannel = 10;
    private const int MostGaps = 10;
    private const string Subscribe = "subscribe";
    private static readonly TimeSpan _gapsLookedAt = TimeSpan.FromDays(30);

    public async Task<IReadOnlyList<Effect>> CommandAsync(ChatEvent commanded, ChannelSettings channel, IReadOnlyDictionary<string, string> arguments, CancellationToken cancellationToken)
    {
        var reply = Reply.To(commanded, channel);
        var (action, details) = (arguments.GetValueOrDefault("action", "list"), arguments.GetValueOrDefault("details", ""));
        if (!await standings.ManagesAsync(commanded, cancellationToken))
            return [reply.Privately(Wording.OnlyManagers)];
        if (action == Subscribe)
            return await SubscribeAsync(commanded, reply, details, cancellationToken);
        var all = await subscriptions.OfChannelAsync(commanded.Place, cancellationToken);
        if (action == "list" || all.Count == 0)
            return [reply.Note(DigestWords.Title.In(reply.Language), all.Count == 0 ? [DigestWords.None.In(reply.Language)] : [.. all.Select((s, i) => Line(s, i + 1, reply.Language))])];
        if (Chosen(all, details) is not { } one)
            return [reply.Note(null, [DigestWords.WhichOne.In(reply.Language), .. all.Select((s, i) => Line(s, i + 1, reply.Language))])];
        return action switch
        {
            "preview" => await PreviewAsync(commanded, reply, one, cancellationToken),
            "now" => await NowAsync(commanded, reply, one, cancellationToken),
            "pause" => [new Effect.Subscribe(one with { Paused = true }), reply.Note(DigestWords.Paused)],
            "resume" => Resume(commanded, reply, one),
            _ => [new Effect.Unsubscribe(one), reply.Note(DigestWords.Removed)],
        };
    }

    public async Task<IReadOnlyList<Effect>> SubmitAsync(ChatEvent submitted, ChannelSettings channel, IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        var reply = Reply.To(submitted, channel);
        return await standings.ManagesAsync(submitted, cancellationToken)
            ? await SubscribeAsync(submitted, reply, DigestForm.Words(values), cancellationToken)
            : [reply.Privately(Wording.OnlyManagers)];
    }

    /// <summary>Whether a command asks for the form: to subscribe without saying how, by somebody who may.</summary>
    public async Task<Form?> FormAsync(ChatEvent commanded, ChannelSettings channel, Act.Commanded command, CancellationToken cancellationToken) =>
        command is { Word: Commands.Digest, Mistake: null } && command.Arguments.GetValueOrDefault("action") == Subscribe && !command.Arguments.ContainsKey("details")
        && await standings.ManagesAsync(commanded, cancellationToken)
            ? DigestForm.Of(commanded, Reply.LanguageOf(commanded, channel), await ZoneAsync(commanded, cancellationToken))
            : null;

    /// <summary>What is wrong with a form that was sent in, by field; empty when nothing is.</summary>
    public IReadOnlyDictionary<string, string> Mistakes(ChatEvent submitted, ChannelSettings channel, IReadOnlyDictionary<string, string> values)
    {
        var language = Reply.LanguageOf(submitted, channel);
        return SubscriptionReader.Read(DigestForm.Words(values), desk.Library, options.Value.Zone, language, submitted.At, out var problem) is null
            ? new Dictionary<string, string> { [DigestForm.FieldOf(values, problem!)] = problem! }
            : new Dictionary<string, string>();
    }

    private async Task<IReadOnlyList<Effect>> SubscribeAsync(ChatEvent happened, Reply reply, string words, CancellationToken cancellationToken)
    {
        var existing = await subscriptions.OfChannelAsync(happened.Place, cancellationToken);
        if (existing.Count >= MostOfChannel)
            return [reply.Note(DigestWords.TooMany)];
        if (SubscriptionReader.Read(words, desk.Library, await ZoneAsync(happened, cancellationToken), reply.Language, happened.At, out var problem) is not { } wish)
            return [reply.Note(null, [problem!])];
        var subscription = new Subscription(
            Reply.Key(happened.Id, 0),
            happened.Place with { Thread = null },
            happened.Surface is Surface.Direct,
            wish.Schedule,
            wish.Scope,
            wish.Quiet,
            happened.Person,
            Paused: false,
            wish.Schedule.DayOf(happened.At).AddDays(-1),
            wish.Schedule.NextAfter(happened.At));
        return [new Effect.Subscribe(subscription), reply.Note(DigestWords.Subscribed.In(reply.Language), [Line(subscription, existing.Count + 1, reply.Language), DigestWords.HowToChange.In(reply.Language)])];
    }

    /// <summary>From the last digest until today: what is seen here comes again in the channel when it is due.</summary>
    private async Task<IReadOnlyList<Effect>> PreviewAsync(ChatEvent commanded, Reply reply, Subscription one, CancellationToken cancellationToken)
    {
        var digest = await desk.ComposeAsync(one.Scope, one.Covered, one.Schedule.DayOf(commanded.At), cancellationToken);
        var effects = new List<Effect>
        {
            reply.Post(Delivery.Respond, Seen(commanded), DigestPosts.MessageOf(commanded.Id, digest)),
            DigestPosts.TurnOf(commanded.Id, one.Channel, digest.Digest, commanded.At),
        };
        var asked = await gaps.OfChannelAsync(one.Channel, commanded.At - _gapsLookedAt, MostGaps, cancellationToken);
        if (asked.Count > 0)
            effects.Add(reply.Post(Delivery.Respond, Seen(commanded), Message.Of(reply.Language, new Content.Note(DigestWords.Unanswered.In(reply.Language), [.. asked.Select(a => "• " + a)]))));
        return effects;
    }

    /// <summary>Today is told of as far as it is over, and so is not taken as told.</summary>
    private async Task<IReadOnlyList<Effect>> NowAsync(ChatEvent commanded, Reply reply, Subscription one, CancellationToken cancellationToken)
    {
        var today = one.Schedule.DayOf(commanded.At);
        var digest = await desk.ComposeAsync(one.Scope, one.Covered, today, cancellationToken);
        return
        [
            reply.Privately(DigestWords.Posting),
            reply.Post(Delivery.Send, Audience.Everyone, DigestPosts.MessageOf(commanded.Id, digest)),
            DigestPosts.TurnOf(commanded.Id, one.Channel, digest.Digest, commanded.At),
            new Effect.Subscribe(one with { Covered = today.AddDays(-1) > one.Covered ? today.AddDays(-1) : one.Covered }),
        ];
    }

    /// <summary>What changed during the pause is told of in the next one.</summary>
    private static IReadOnlyList<Effect> Resume(ChatEvent commanded, Reply reply, Subscription one)
    {
        var resumed = one with { Paused = false, Next = one.Schedule.NextAfter(commanded.At) };
        return [new Effect.Subscribe(resumed), reply.Note(DigestWords.Resumed.In(reply.Language), [one.Schedule.Show(resumed.Next, reply.Language)])];
    }

    private async Task<string> ZoneAsync(ChatEvent happened, CancellationToken cancellationToken) =>
        await standings.ZoneAsync(happened, cancellationToken) is { } zone && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _) ? zone : options.Value.Zone;

    private static Audience Seen(ChatEvent commanded) => commanded.Surface is Surface.Direct ? Audience.Everyone : Audience.Asker;

    private static Subscription? Chosen(IReadOnlyList<Subscription> all, string details) => details.Trim() is { Length: > 0 } number
        ? int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= 1 && n <= all.Count ? all[n - 1] : null
        : all is [var only] ? only : null;

    private static string Line(Subscription subscription, int number, Language language)
    {
        var (schedule, scope) = (subscription.Schedule, subscription.Scope);
        var next = subscription.Paused ? DigestWords.IsPaused.In(language) : $"{DigestWords.Next.In(language)} {schedule.Show(subscription.Next, language)}";
        string Of(IReadOnlyList<string> some, Bilingual all) => some.Count == 0 ? all.In(language) : string.Join(", ", some);
        var quiet = subscription.Quiet ? $"; {DigestWords.IsQuiet.In(language)}" : "";
        return $"{number}. {next}; {Of(scope.Topics, DigestWords.AllTopics)}; {Of(scope.Jurisdictions, DigestWords.AllPlaces)}; {(scope.Language is Language.Spanish ? "es" : "en")}{quiet} (cron {schedule.Cron})";
    }
}
