using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using PolicyBot.Chat;
using PolicyBot.Digests;

namespace PolicyBot.Tests.Chat;

/// <summary>Digests as people set them up and get them, with a clock that the test moves.</summary>
public sealed class DigestTests
{
    private const string Daily = "digest subscribe daily 9:00 America/New_York asylum";

    /// <summary>Noon in New York.</summary>
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 17, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Who_manages_a_channel_subscribes_it_and_is_told_when_the_first_comes()
    {
        await using var desk = await OpenAsync();

        var said = Assert.Single(await desk.CommandAsync(Daily, standing: Standing.Manager));

        Assert.Contains("Subscribed.", said.Text(), StringComparison.Ordinal);
        Assert.Contains("November 25, 2026, 09:00 (America/New_York)", said.Text(), StringComparison.Ordinal);
        Assert.Contains("asylum", said.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("digest subscribe daily")]
    [InlineData("digest list")]
    [InlineData("digest remove")]
    [InlineData("digest change daily")]
    public async Task Nobody_else_may(string command)
    {
        await using var desk = await OpenAsync();

        var said = Assert.Single(await desk.CommandAsync(command));

        Assert.Contains("Only people who manage this channel", said.Text(), StringComparison.Ordinal);
        Assert.Equal(Audience.Asker, said.Audience);
        Assert.Empty(await Kept(desk));
    }

    [Fact]
    public async Task A_digest_comes_when_it_is_due_for_all_in_the_channel_and_once()
    {
        await using var desk = await OpenAsync();
        await desk.CommandAsync(Daily, standing: Standing.Manager);

        var post = Assert.Single(await Pass(desk, TimeSpan.FromDays(1)));
        Assert.Equal(("C1", Delivery.Send, Audience.Everyone), (post.Place.Channel, post.Delivery, post.Audience));
        Assert.Contains("since November 23, 2026", post.Text(), StringComparison.Ordinal);

        _time.Advance(TimeSpan.FromHours(1));
        Assert.Single(await desk.CommandAsync("help"));
        Assert.False(desk.Platform.Posted.Reader.TryRead(out _));
    }

    [Fact]
    public async Task What_was_missed_is_made_up_for_once_and_tells_of_the_whole_time()
    {
        await using var desk = await OpenAsync();
        await desk.CommandAsync(Daily, standing: Standing.Manager);
        await Pass(desk, TimeSpan.FromDays(1));

        var post = Assert.Single(await Pass(desk, TimeSpan.FromDays(5)));

        Assert.Contains("since November 24, 2026", post.Text(), StringComparison.Ordinal);
        Assert.Equal((new DateOnly(2026, 11, 29), new DateTimeOffset(2026, 12, 1, 14, 0, 0, TimeSpan.Zero)), (await Kept(desk)) is [var kept] ? (kept.Covered, kept.Next) : default);
    }

    [Fact]
    public async Task A_clock_that_is_put_back_makes_nothing_come_twice()
    {
        var time = new MovableClock(_time.GetUtcNow());
        await using var desk = await Desk.OpenAsync(services => services.AddSingleton<TimeProvider>(time));
        await desk.CommandAsync(Daily, standing: Standing.Manager);
        time.Move(TimeSpan.FromDays(1));
        Assert.Single(await desk.PostsAsync(1));

        time.Move(TimeSpan.FromHours(-6));
        time.Move(TimeSpan.FromHours(6));
        Assert.Single(await desk.CommandAsync("help"));

        Assert.False(desk.Platform.Posted.Reader.TryRead(out _));
    }

    [Fact]
    public async Task A_quiet_one_says_nothing_when_nothing_has_changed_and_the_next_tells_of_both_days()
    {
        await using var desk = await OpenAsync();
        await desk.CommandAsync(Daily + " quiet", standing: Standing.Manager);

        _time.Advance(TimeSpan.FromDays(1));
        await Until(async () => (await Kept(desk))[0].Covered == new DateOnly(2026, 11, 24));

        Assert.Single(await desk.CommandAsync("help"));
        Assert.False(desk.Platform.Posted.Reader.TryRead(out _));
    }

    [Fact]
    public async Task Digests_come_where_questions_are_off_and_do_not_where_they_are_off_themselves()
    {
        await using var desk = await OpenAsync();
        await desk.CommandAsync("settings who nobody", standing: Standing.Manager);
        await desk.CommandAsync(Daily, standing: Standing.Manager);
        Assert.Single(await Pass(desk, TimeSpan.FromDays(1)));

        await desk.CommandAsync("settings digests off", standing: Standing.Manager);
        _time.Advance(TimeSpan.FromDays(1));
        await Until(async () => (await Kept(desk))[0].Covered == new DateOnly(2026, 11, 25));

        Assert.Single(await desk.CommandAsync("help"));
        Assert.False(desk.Platform.Posted.Reader.TryRead(out _));
    }

    [Fact]
    public async Task When_it_cannot_be_posted_the_person_who_subscribed_is_told_why()
    {
        await using var desk = await OpenAsync();
        await desk.CommandAsync(Daily, person: "UBOSS", standing: Standing.Manager);
        desk.Platform.Answer(new PostOutcome.Refused("is_archived", Remedy.DirectMessage));

        var posts = await Pass(desk, TimeSpan.FromDays(1), posts: 2);

        Assert.Equal(Delivery.Send, posts[0].Delivery);
        Assert.Equal((Delivery.Direct, "UBOSS"), (posts[1].Delivery, posts[1].To!.Id));
        Assert.Contains("is_archived", posts[1].Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pause_is_kept_and_what_changes_in_it_comes_afterwards()
    {
        await using var desk = await OpenAsync();
        await desk.CommandAsync(Daily, standing: Standing.Manager);
        await desk.CommandAsync("digest pause", standing: Standing.Manager);
        _time.Advance(TimeSpan.FromDays(3));
        Assert.Single(await desk.CommandAsync("help"));

        await desk.CommandAsync("digest resume", standing: Standing.Manager);
        var post = Assert.Single(await Pass(desk, TimeSpan.FromDays(1)));

        Assert.Contains("since November 23, 2026", post.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_is_for_the_manager_alone_with_what_the_channel_asked_in_vain()
    {
        await using var desk = await OpenAsync();
        await desk.CommandAsync(Daily, standing: Standing.Manager);
        await desk.CommandAsync("ask What is the height of the tallest ICE director?");

        var posts = await desk.CommandAsync("digest preview", standing: Standing.Manager, posts: 2);

        Assert.All(posts, p => Assert.Equal(Audience.Asker, p.Audience));
        Assert.Contains("tallest ICE director", posts[1].Text(), StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 11, 23), (await Kept(desk))[0].Covered);
    }

    [Fact]
    public async Task Now_posts_it_in_the_channel()
    {
        await using var desk = await OpenAsync();
        await desk.CommandAsync(Daily, standing: Standing.Manager);

        var posts = await desk.CommandAsync("digest now", standing: Standing.Manager, posts: 2);

        Assert.Equal((Delivery.Send, Audience.Everyone), posts.Select(p => (p.Delivery, p.Audience)).Last());
    }

    [Fact]
    public async Task Of_several_one_is_chosen_by_its_number()
    {
        await using var desk = await OpenAsync();
        await desk.CommandAsync(Daily, standing: Standing.Manager);
        await desk.CommandAsync("digest subscribe monthly es", standing: Standing.Manager);

        Assert.Contains("by its number", Assert.Single(await desk.CommandAsync("digest remove", standing: Standing.Manager)).Text(), StringComparison.Ordinal);
        await desk.CommandAsync("digest remove 1", standing: Standing.Manager);

        Assert.Equal("0 9 1 * *", Assert.Single(await Kept(desk)).Schedule.Cron);
    }

    [Fact]
    public async Task Show_all_shows_the_rest_to_anybody_in_the_channel()
    {
        await using var desk = await OpenAsync();
        await desk.CommandAsync("digest subscribe daily 9:00 America/New_York", standing: Standing.Manager);
        var kept = Assert.Single(await Kept(desk));
        await Commit(desk, new Effect.Subscribe(kept with { Covered = new(2024, 12, 31) }));
        var post = Assert.Single(await Pass(desk, TimeSpan.FromDays(1)));

        var picture = Assert.Single(post.Message.Files);
        Assert.Equal("image/png", picture.MediaType);
        Assert.Contains("highest level", picture.Description, StringComparison.Ordinal);
        var all = Assert.Single(await desk.PressAsync(post.Button(ButtonKind.Page), person: "UELSE"));

        Assert.True(all.Answer().Sentences.Count > post.Answer().Sentences.Count);
    }

    [Fact]
    public async Task Without_details_a_form_leads_through_it_and_mistakes_are_shown_in_their_field()
    {
        await using var desk = await OpenAsync();
        desk.Platform.Zone = "America/Denver";
        var show = Assert.IsType<Receipt.Show>(await desk.ReceiveAsync(desk.Event(CommandReader.Read("digest subscribe"), standing: Standing.Manager)));
        Assert.Contains("America/Denver", show.Form.Fields.Single(f => f.Name == "when").Value, StringComparison.Ordinal);
        var values = new Dictionary<string, string> { ["cadence"] = "weekly", ["when"] = "friday 16:00 America/Denver", ["about"] = "asylum, nonsense", ["manner"] = "es quiet" };

        var mistakes = Assert.IsType<Receipt.Mistakes>(await desk.ReceiveAsync(desk.Event(new Act.Submitted(show.Form.Ref, values), standing: Standing.Manager)));
        Assert.Equal("about", Assert.Single(mistakes.ByField).Key);

        values["about"] = "asylum";
        Assert.Single(await desk.TellAsync(desk.Event(new Act.Submitted(show.Form.Ref, values), standing: Standing.Manager)));
        var kept = Assert.Single(await Kept(desk));
        Assert.Equal((new Schedule("0 16 * * 5", "America/Denver"), true, Language.Spanish), (kept.Schedule, kept.Quiet, kept.Scope.Language));
    }

    [Fact]
    public async Task One_is_changed_in_its_place_and_what_is_not_said_stays()
    {
        await using var desk = await OpenAsync();
        await desk.CommandAsync(Daily + " MD quiet", person: "UBOSS", standing: Standing.Manager);
        await desk.CommandAsync("digest subscribe monthly es", standing: Standing.Manager);
        var before = (await Kept(desk))[0];

        var said = Assert.Single(await desk.CommandAsync("digest change 1 8:15 Europe/Madrid", standing: Standing.Manager));

        Assert.Contains("Changed.", said.Text(), StringComparison.Ordinal);
        Assert.Contains("1. next November 25, 2026, 08:15 (Europe/Madrid)", said.Text(), StringComparison.Ordinal);
        var after = (await Kept(desk))[0];
        Assert.Equal((before.Id, before.Covered, before.By!.Id, before.Quiet), (after.Id, after.Covered, after.By!.Id, after.Quiet));
        Assert.Equal(new Schedule("15 8 * * *", "Europe/Madrid"), after.Schedule);
        Assert.Equal(["asylum"], after.Scope.Topics);
        Assert.Equal(["US-MD"], after.Scope.Jurisdictions);

        await desk.CommandAsync("digest change 1 weekly friday all border always", standing: Standing.Manager);
        after = (await Kept(desk))[0];
        Assert.Equal("15 8 * * 5", after.Schedule.Cron);
        Assert.Equal(["border"], after.Scope.Topics);
        Assert.Equal((0, false), (after.Scope.Jurisdictions.Count, after.Quiet));
        Assert.Equal("0 9 1 * *", (await Kept(desk))[1].Schedule.Cron);
    }

    [Theory]
    [InlineData("digest change 3 daily", "by its number")]
    [InlineData("digest change 1 tuesdayish", "tuesdayish")]
    public async Task A_change_that_is_not_understood_changes_nothing(string command, string said)
    {
        await using var desk = await OpenAsync();
        await desk.CommandAsync(Daily, standing: Standing.Manager);
        var before = Assert.Single(await Kept(desk));

        Assert.Contains(said, Assert.Single(await desk.CommandAsync(command, standing: Standing.Manager)).Text(), StringComparison.Ordinal);

        Assert.Equivalent(before, Assert.Single(await Kept(desk)), strict: true);
    }

    [Fact]
    public async Task A_change_without_words_opens_the_form_with_what_holds_now()
    {
        await using var desk = await OpenAsync();
        await desk.CommandAsync("digest subscribe weekly friday 16:30 America/Denver asylum MD quiet", standing: Standing.Manager);
        Assert.IsType<Receipt.Stored>(await desk.ReceiveAsync(desk.Event(CommandReader.Read("digest change"), person: "UELSE")));
        await desk.PostsAsync(1);

        var form = Assert.IsType<Receipt.Show>(await desk.ReceiveAsync(desk.Event(CommandReader.Read("digest change"), standing: Standing.Manager))).Form;
        Assert.Equal(["weekly", "friday 16:30 America/Denver", "asylum, US-MD", "en quiet"], form.Fields.Select(f => f.Value));
        var values = form.Fields.ToDictionary(f => f.Name, f => f.Value!);
        values["about"] = "";
        values["when"] = "thursday 7:00 America/Denver";
        Assert.Contains("Changed.", Assert.Single(await desk.TellAsync(desk.Event(new Act.Submitted(form.Ref, values), standing: Standing.Manager))).Text(), StringComparison.Ordinal);

        var kept = Assert.Single(await Kept(desk));
        Assert.Equal((new Schedule("0 7 * * 4", "America/Denver"), true, 0), (kept.Schedule, kept.Quiet, kept.Scope.Topics.Count + kept.Scope.Jurisdictions.Count));
    }

    /// <summary>Today's has come at nine in New York, when nine in Los Angeles is still to come.</summary>
    [Fact]
    public async Task A_day_that_has_had_its_digest_gets_no_second_one_in_another_zone()
    {
        _time.SetUtcNow(At("2026-11-25T13:00Z"));
        await using var desk = await OpenAsync();
        await desk.CommandAsync(Daily, standing: Standing.Manager);
        await Pass(desk, TimeSpan.FromHours(1.1));

        await desk.CommandAsync("digest change America/Los_Angeles", standing: Standing.Manager);

        Assert.Equal(At("2026-11-26T17:00Z"), Assert.Single(await Kept(desk)).Next.ToUniversalTime());
        _time.Advance(TimeSpan.FromHours(6));
        Assert.Single(await desk.CommandAsync("help"));
        Assert.False(desk.Platform.Posted.Reader.TryRead(out _));
        Assert.Contains("since November 24, 2026", Assert.Single(await Pass(desk, At("2026-11-26T17:00Z") - _time.GetUtcNow())).Text(), StringComparison.Ordinal);
    }

    /// <summary>At eight in Los Angeles nine in New York is over, and nine in Los Angeles was still to come: it comes, and from the next day on New York's nine holds.</summary>
    [Fact]
    public async Task A_day_whose_new_hour_is_over_gets_its_digest_at_the_old_one()
    {
        await using var desk = await OpenAsync();
        await desk.CommandAsync("digest subscribe daily 9:00 America/Los_Angeles asylum", standing: Standing.Manager);
        await Pass(desk, At("2026-11-25T17:05Z") - _time.GetUtcNow());
        _time.SetUtcNow(At("2026-11-26T16:00Z"));

        await desk.CommandAsync("digest change America/New_York", standing: Standing.Manager);

        Assert.Equal(At("2026-11-26T17:00Z"), Assert.Single(await Kept(desk)).Next.ToUniversalTime());
        await Pass(desk, TimeSpan.FromHours(1.1));
        Assert.Equal(At("2026-11-27T14:00Z"), Assert.Single(await Kept(desk)).Next.ToUniversalTime());
        await Pass(desk, At("2026-11-27T14:05Z") - _time.GetUtcNow());
        Assert.Single(await desk.CommandAsync("help"));
        Assert.False(desk.Platform.Posted.Reader.TryRead(out _));
    }

    [Theory]
    [InlineData("America/Denver", "America/Chicago", "America/Denver")]
    [InlineData(null, "America/Chicago", "America/Chicago")]
    [InlineData("Nowhere/Atall", "America/Chicago", "America/Chicago")]
    [InlineData(null, "auto", "America/New_York")]
    public async Task The_zone_is_the_person_s_own_else_the_channel_s_else_the_service_s(string? own, string channel, string zone)
    {
        await using var desk = await OpenAsync();
        desk.Platform.Zone = own;
        await desk.CommandAsync("settings zone " + channel, standing: Standing.Manager);

        await desk.CommandAsync("digest subscribe daily", standing: Standing.Manager);

        Assert.Equal(zone, Assert.Single(await Kept(desk)).Schedule.Zone);
    }

    [Fact]
    public async Task One_that_cannot_be_made_is_tried_some_times_and_then_told_to_who_subscribed_and_the_next_tells_of_both_days()
    {
        var history = new BrokenHistory();
        await using var desk = await Desk.OpenAsync(services => services.AddSingleton<TimeProvider>(_time).AddSingleton<IKeepHistory>(history));
        await desk.CommandAsync(Daily, person: "UBOSS", standing: Standing.Manager);

        var told = Assert.Single(await Pass(desk, TimeSpan.FromDays(1), step: TimeSpan.FromSeconds(30)));

        Assert.Equal((Delivery.Direct, "UBOSS"), (told.Delivery, told.To!.Id));
        Assert.Contains("could not be made", told.Text(), StringComparison.Ordinal);
        Assert.Contains("November 26, 2026, 09:00 (America/New_York)", told.Text(), StringComparison.Ordinal);
        Assert.Equal(5, history.Asked);
        Assert.Equal((new DateOnly(2026, 11, 23), At("2026-11-26T14:00Z")), (await Kept(desk)) is [var kept] ? (kept.Covered, kept.Next.ToUniversalTime()) : default);

        history.IsWhole = true;
        _time.SetUtcNow(At("2026-11-26T13:59Z"));
        Assert.Contains("since November 23, 2026", Assert.Single(await Pass(desk, TimeSpan.FromMinutes(2))).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_goes_wrong_once_comes_a_minute_later()
    {
        var history = new BrokenHistory { Fails = 1 };
        await using var desk = await Desk.OpenAsync(services => services.AddSingleton<TimeProvider>(_time).AddSingleton<IKeepHistory>(history));
        await desk.CommandAsync(Daily, standing: Standing.Manager);

        Assert.Equal(Delivery.Send, Assert.Single(await Pass(desk, TimeSpan.FromDays(1), step: TimeSpan.FromSeconds(30))).Delivery);
        Assert.Equal(2, history.Asked);
    }

    [Fact]
    public async Task A_thousand_that_are_due_in_the_same_minute_come_each_once_in_the_order_in_which_they_were_made()
    {
        await using var desk = await OpenAsync();
        await desk.CommandAsync(Daily, standing: Standing.Manager);
        var one = Assert.Single(await Kept(desk));
        await Commit(desk, [.. Enumerable.Range(0, 999).Select(i => new Effect.Subscribe(one with { Id = $"many{i:D3}", Channel = one.Channel with { Channel = $"C{i:D3}" } }))]);

        var posts = await Pass(desk, TimeSpan.FromDays(1), posts: 1000);

        Assert.Equal(1000, posts.Select(p => p.Place.Channel).Distinct().Count());
        var places = posts.Select(p => p.Place.Channel).ToList();
        // Up to 32 are on their way at once, and may overtake each other by some.
        Assert.All(Enumerable.Range(0, 999), i => Assert.InRange(places.IndexOf($"C{i:D3}"), i - 128, i + 128));
        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.Single(await desk.CommandAsync("help"));
        Assert.False(desk.Platform.Posted.Reader.TryRead(out _));
    }

    private async Task<Desk> OpenAsync() => await Desk.OpenAsync(services => services.AddSingleton<TimeProvider>(_time));

    private static async Task<IReadOnlyList<Subscription>> Kept(Desk desk) =>
        await desk.Services.GetRequiredService<IKeepSubscriptions>().OfChannelAsync(new(RecordingPlatform.Name, "T1", "C1"), TestContext.Current.CancellationToken);

    /// <summary>Lets time pass, in steps that a worker's pause fits, until so many posts have come.</summary>
    private async Task<IReadOnlyList<Post>> Pass(Desk desk, TimeSpan time, int posts = 1, TimeSpan? step = null)
    {
        _time.Advance(time);
        var all = desk.PostsAsync(posts);
        while (!all.IsCompleted)
        {
            await Task.WhenAny(all, Task.Delay(TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken));
            _time.Advance(step ?? TimeSpan.FromSeconds(1));
        }

        return await all;
    }

    private static async Task Commit(Desk desk, params IReadOnlyList<Effect> effects)
    {
        var inbox = desk.Services.GetRequiredService<IInbox>();
        var happened = desk.Event(new Act.Stopped(), channel: "C-other");
        await inbox.AddAsync(happened, TestContext.Current.CancellationToken);
        await inbox.CommitAsync(happened.Id, effects, TestContext.Current.CancellationToken);
    }

    private async Task Until(Func<Task<bool>> condition)
    {
        for (var i = 0; i < 400; i++)
        {
            if (await condition())
                return;
            await Task.Delay(TimeSpan.FromMilliseconds(25), TestContext.Current.CancellationToken);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Fail("It did not come.");
    }

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture).ToUniversalTime();

    /// <summary>A history that cannot be read for a while.</summary>
    private sealed class BrokenHistory : IKeepHistory
    {
        public int Asked { get; private set; }

        public int Fails { get; init; } = int.MaxValue;

        public bool IsWhole { get; set; }

        public Task<IReadOnlyDictionary<string, DateOnly>> KnownSinceAsync(IReadOnlyDictionary<string, DateOnly> changes, DateOnly today, CancellationToken cancellationToken)
        {
            Asked++;
            return IsWhole || Asked > Fails ? Task.FromResult<IReadOnlyDictionary<string, DateOnly>>(new Dictionary<string, DateOnly>()) : throw new InvalidOperationException("broken");
        }
    }

    /// <summary>Real timers, and a clock on the wall that can be put forward and back.</summary>
    private sealed class MovableClock(DateTimeOffset start) : TimeProvider
    {
        private readonly DateTimeOffset _from = System.GetUtcNow();
        private TimeSpan _moved = start - System.GetUtcNow();

        public void Move(TimeSpan by) => _moved += by;

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _moved;
    }
}
