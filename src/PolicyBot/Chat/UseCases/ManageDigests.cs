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
    private const string Change = "change";
    private static readonly TimeSpan _gapsLookedAt = TimeSpan.FromDays(30);

    public async Task<IReadOnlyList<Effect>> CommandAsync(ChatEvent commanded, ChannelSettings channel, IReadOnlyDictionary<string, string> arguments, CancellationToken cancellationToken)
    {
        var reply = Reply.To(commanded, channel);
        var (action, details) = (arguments.GetValueOrDefault("action", "list"), arguments.GetValueOrDefault("details", ""));
        if (!await standings.ManagesAsync(commanded, cancellationToken))
            return [reply.Privately(Wording.OnlyManagers)];
        if (action == Subscribe)
            return await SubscribeAsync(commanded, channel, reply, details, cancellationToken);
        var all = await subscriptions.OfChannelAsync(commanded.Place, cancellationToken);
        if (action == "list" || all.Count == 0)
            return [reply.Note(DigestWords.Title.In(reply.Language), all.Count == 0 ? [DigestWords.None.In(reply.Language)] : [.. all.Select((s, i) => Line(s, i + 1, reply.Language))])];
        var (one, words) = Chosen(all, details, hasMore: action == Change);
        if (one is null)
            return [reply.Note(null, [DigestWords.WhichOne.In(reply.Language), .. all.Select((s, i) => Line(s, i + 1, reply.Language))])];
        return action switch
        {
            "preview" => await PreviewAsync(commanded, reply, one, cancellationToken),
            "now" => await NowAsync(commanded, reply, one, cancellationToken),
            Change when words.Length == 0 => [reply.Note(DigestWords.WhatToChange)],
            Change => ChangeTo(commanded, reply, all, one, words, WishOf(one)),
            "pause" => [new Effect.Subscribe(one with { Paused = true }), reply.Note(DigestWords.Paused)],
            "resume" => Resume(commanded, reply, one),
            _ => [new Effect.Unsubscribe(one), reply.Note(DigestWords.Removed)],
        };
    }

    public async Task<IReadOnlyList<Effect>> SubmitAsync(ChatEvent submitted, ChannelSettings channel, Act.Submitted form, CancellationToken cancellationToken)
    {
        var reply = Reply.To(submitted, channel);
        var words = DigestForm.Words(form.Values);
        if (!await standings.ManagesAsync(submitted, cancellationToken))
            return [reply.Privately(Wording.OnlyManagers)];
        if (form.Form.Subscription is not { } id)
            return await SubscribeAsync(submitted, channel, reply, words, cancellationToken);
        var all = await subscriptions.OfChannelAsync(submitted.Place, cancellationToken);
        // A form says everything: a field left empty means all.
        return all.FirstOrDefault(s => s.Id == id) is { } one
            ? ChangeTo(submitted, reply, all, one, words, SubscriptionReader.Default(one.Schedule.Zone, one.Scope.Language))
            : [reply.Note(DigestWords.None)];
    }

    /// <summary>Whether a command asks for the form, to subscribe or to change without saying how, by somebody who may.</summary>
    public async Task<Form?> FormAsync(ChatEvent commanded, ChannelSettings channel, Act.Commanded command, CancellationToken cancellationToken)
    {
        if (command is not { Word: Commands.Digest, Mistake: null } || command.Arguments.GetValueOrDefault("action") is not (Subscribe or Change) || !await standings.ManagesAsync(commanded, cancellationToken))
            return null;
        var (language, details) = (Reply.LanguageOf(commanded, channel), command.Arguments.GetValueOrDefault("details", ""));
        if (command.Arguments["action"] == Subscribe)
            return details.Length > 0 ? null : DigestForm.Of(commanded, language, SubscriptionReader.Default(await ZoneAsync(commanded, channel, cancellationToken), language));
        return Chosen(await subscriptions.OfChannelAsync(commanded.Place, cancellationToken), details, hasMore: true) is ({ } one, "") ? DigestForm.Of(commanded, language, WishOf(one), one.Id) : null;
    }

    /// <summary>What is wrong with a form that was sent in, by field; empty when nothing is.</summary>
    public IReadOnlyDictionary<string, string> Mistakes(ChatEvent submitted, ChannelSettings channel, IReadOnlyDictionary<string, string> values)
    {
        var language = Reply.LanguageOf(submitted, channel);
        return SubscriptionReader.Read(DigestForm.Words(values), desk.Library, SubscriptionReader.Default(channel.Zone ?? options.Value.Zone, language), language, submitted.At, out var problem) is null
            ? new Dictionary<string, string> { [DigestForm.FieldOf(values, problem!)] = problem! }
            : new Dictionary<string, string>();
    }

    private async Task<IReadOnlyList<Effect>> SubscribeAsync(ChatEvent happened, ChannelSettings channel, Reply reply, string words, CancellationToken cancellationToken)
    {
        var existing = await subscriptions.OfChannelAsync(happened.Place, cancellationToken);
        if (existing.Count >= MostOfChannel)
            return [reply.Note(DigestWords.TooMany)];
        var usual = SubscriptionReader.Default(await ZoneAsync(happened, channel, cancellationToken), reply.Language);
        if (SubscriptionReader.Read(words, desk.Library, usual, reply.Language, happened.At, out var problem) is not { } wish)
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

    private IReadOnlyList<Effect> ChangeTo(ChatEvent happened, Reply reply, IReadOnlyList<Subscription> all, Subscription one, string words, Wish standing)
    {
        if (SubscriptionReader.Read(words, desk.Library, standing, reply.Language, happened.At, out var problem) is not { } wish)
            return [reply.Note(null, [problem!])];
        var changed = one with { Schedule = wish.Schedule, Scope = wish.Scope, Quiet = wish.Quiet, Next = one.NextUnder(wish.Schedule, happened.At) };
        return [new Effect.Subscribe(changed), reply.Note(DigestWords.Changed.In(reply.Language), [Line(changed, all.ToList().IndexOf(one) + 1, reply.Language)])];
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

    /// <summary>The person's own, else the channel's, else the service's.</summary>
    private async Task<string> ZoneAsync(ChatEvent happened, ChannelSettings channel, CancellationToken cancellationToken) =>
        await standings.ZoneAsync(happened, cancellationToken) is { } zone && Schedule.IsZone(zone) ? zone : channel.Zone ?? options.Value.Zone;

    private static Wish WishOf(Subscription one) => new(one.Schedule, one.Scope, one.Quiet);

    private static Audience Seen(ChatEvent commanded) => commanded.Surface is Surface.Direct ? Audience.Everyone : Audience.Asker;

    /// <param name="hasMore">Whether words may follow the number.</param>
    /// <returns>The one named by its number, or the only one; and the words after the number.</returns>
    private static (Subscription? One, string Words) Chosen(IReadOnlyList<Subscription> all, string details, bool hasMore)
    {
        var parts = details.Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var isNumbered = parts is [var first, ..] && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out _);
        var words = string.Join(' ', isNumbered ? parts[1..] : parts);
        if (words.Length > 0 && !hasMore)
            return (null, words);
        return (isNumbered ? all.ElementAtOrDefault(int.Parse(parts[0], CultureInfo.InvariantCulture) - 1) : all is [var only] ? only : null, words);
    }

    private static string Line(Subscription subscription, int number, Language language)
    {
        var (schedule, scope) = (subscription.Schedule, subscription.Scope);
        var next = subscription.Paused ? DigestWords.IsPaused.In(language) : $"{DigestWords.Next.In(language)} {schedule.Show(subscription.Next, language)}";
        string Of(IReadOnlyList<string> some, Bilingual all) => some.Count == 0 ? all.In(language) : string.Join(", ", some);
        var quiet = subscription.Quiet ? $"; {DigestWords.IsQuiet.In(language)}" : "";
        return $"{number}. {next}; {Of(scope.Topics, DigestWords.AllTopics)}; {Of(scope.Jurisdictions, DigestWords.AllPlaces)}; {(scope.Language is Language.Spanish ? "es" : "en")}{quiet} (cron {schedule.Cron})";
    }
}
