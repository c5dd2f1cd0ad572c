using PolicyBot.Asking;
using PolicyBot.Chat;
using PolicyBot.Knowledge;
using PolicyBot.Tests.Fakes.Slack;
using PolicyBot.Tests.Slack.Rendering;
using Posted = PolicyBot.Tests.Fakes.Slack.State.Post;

namespace PolicyBot.Tests.Slack.Transport;

/// <summary>Posting: which way a post goes, and what becomes of it when something is in the way.</summary>
public sealed class PostingTests
{
    [Fact]
    public async Task A_mention_is_answered_in_its_thread_with_blocks_and_a_text()
    {
        await using var bot = await SlackBot.StartAsync();
        var asked = await MentionAsync(bot);

        var outcome = await bot.Posts.PostAsync(Reply(asked, Answer()), SlackBot.Cancellation);

        var seen = await SeeAsync(bot, p => p.ByBot is not null);
        Assert.Equal(new PostOutcome.Posted(seen.Ts), outcome);
        Assert.Equal(asked.Place.Thread, seen.ThreadTs);
        Assert.Contains("It fell. [1]", seen.Shown, StringComparison.Ordinal);
        Assert.Contains("It fell. [1]", seen.Text, StringComparison.Ordinal);
        Assert.False(seen.UnfurlLinks ?? true);
        Assert.False(seen.UnfurlMedia ?? true);
        Assert.Empty(seen.Notifies);
        Assert.Empty(bot.Slack.Recorder.Violations);
    }

    [Fact]
    public async Task A_private_reply_in_a_thread_is_seen_by_the_person_alone()
    {
        await using var bot = await SlackBot.StartAsync();
        var asked = await MentionAsync(bot);

        await bot.Posts.PostAsync(Reply(asked, Note("psst")) with { Audience = Audience.Asker }, SlackBot.Cancellation);

        var seen = await SeeAsync(bot, p => p.ByBot is not null);
        Assert.Equal(bot.Slack.Cast.Ana.Id, seen.OnlyFor);
        Assert.Equal(asked.Place.Thread, seen.ThreadTs);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_command_works_where_the_bot_is_no_member(bool alone)
    {
        await using var bot = await SlackBot.StartAsync();
        var asked = await CommandAsync(bot, bot.Slack.Cast.Elsewhere);

        var outcome = await bot.Posts.PostAsync(Reply(asked, Answer()) with { Audience = alone ? Audience.Asker : Audience.Everyone }, SlackBot.Cancellation);

        Assert.Equal(new PostOutcome.Posted(null), outcome);
        var seen = await bot.Slack.See(bot.Slack.Cast.Ana, bot.Slack.Cast.Elsewhere, p => p.ByBot is not null, SlackBot.Cancellation);
        Assert.Equal(alone, seen.IsEphemeral);
        Assert.Equal(Surface.Channel, asked.Surface);
    }

    [Fact]
    public async Task Where_the_bot_cannot_look_a_command_counts_as_read_by_others()
    {
        await using var bot = await SlackBot.StartAsync();

        Assert.Equal(Surface.SharedChannel, (await CommandAsync(bot, bot.Slack.Cast.Hidden)).Surface);
        Assert.Equal(Surface.SharedChannel, (await CommandAsync(bot, bot.Slack.Cast.Partners)).Surface);
        Assert.Equal(Surface.Direct, (await CommandAsync(bot, bot.Slack.As(bot.Slack.Cast.Ana).Direct)).Surface);
    }

    [Theory]
    [InlineData("expired_url", true)]
    [InlineData("used_url", false)]
    public async Task When_the_ticket_has_ended_the_answer_goes_another_way(string error, bool alone)
    {
        await using var bot = await SlackBot.StartAsync();
        var asked = await CommandAsync(bot, bot.Slack.Cast.General);
        bot.Slack.Faults.Next("response_url", new Fault.Refusal(error));

        var outcome = await bot.Posts.PostAsync(Reply(asked, Answer()) with { Audience = alone ? Audience.Asker : Audience.Everyone }, SlackBot.Cancellation);

        Assert.IsType<PostOutcome.Posted>(outcome);
        Assert.Single(bot.Slack.Recorder.Calls(alone ? "chat.postEphemeral" : "chat.postMessage"));
        Assert.Equal(alone, (await SeeAsync(bot, p => p.ByBot is not null)).IsEphemeral);
    }

    [Fact]
    public async Task Where_nothing_but_the_ticket_led_and_it_has_ended_the_person_can_be_told_directly()
    {
        await using var bot = await SlackBot.StartAsync();
        var asked = await CommandAsync(bot, bot.Slack.Cast.Hidden);
        bot.Slack.Faults.Next("response_url", new Fault.Refusal("expired_url"));

        Assert.Equal(Remedy.DirectMessage, Assert.IsType<PostOutcome.Refused>(await bot.Posts.PostAsync(Reply(asked, Answer()) with { Audience = Audience.Asker }, SlackBot.Cancellation)).Remedy);
    }

    [Fact]
    public async Task While_slack_cannot_say_whose_the_token_is_posts_wait()
    {
        await using var bot = await SlackBot.StartAsync(http: true, prepare: slack => slack.Faults.Next("auth.test", new Fault.HttpStatus(503), times: 100));
        var place = new Place(new("slack"), bot.Slack.Cast.Home.Id, bot.Slack.Cast.General.Id);
        var post = new Post("key", null, place, ReplyRoute.None, Delivery.Send, Audience.Everyone, null, Note("digest"));

        Assert.IsType<PostOutcome.Later>(await bot.Posts.PostAsync(post, SlackBot.Cancellation));
        bot.Slack.Faults.Clear();

        Assert.IsType<PostOutcome.Posted>(await bot.Posts.PostAsync(post, SlackBot.Cancellation));
    }

    [Fact]
    public async Task A_ticket_is_not_used_a_sixth_time()
    {
        await using var bot = await SlackBot.StartAsync();
        var asked = await CommandAsync(bot, bot.Slack.Cast.General);

        for (var i = 0; i < 6; i++)
            Assert.IsType<PostOutcome.Posted>(await bot.Posts.PostAsync(Reply(asked, Note($"{i}")), SlackBot.Cancellation));

        Assert.Equal(5, bot.Slack.Recorder.Calls("response_url").Count);
        Assert.Single(bot.Slack.Recorder.Calls("chat.postMessage"));
    }

    [Fact]
    public async Task A_page_takes_the_place_of_the_message_whose_button_was_pressed()
    {
        await using var bot = await SlackBot.StartAsync();
        var asked = await MentionAsync(bot);
        await bot.Posts.PostAsync(Reply(asked, Note("before")) with { Message = Message.Of(Language.English, new Content.Note(null, ["before"]), new Button(new(ButtonKind.Helpful, new("a1")), "Helpful")) }, SlackBot.Cancellation);
        var seen = await SeeAsync(bot, p => p.ByBot is not null);
        bot.Slack.As(bot.Slack.Cast.Ana).Press(seen, "helpful");
        var pressed = await bot.HearsAsync<Act.Pressed>();

        await bot.Posts.PostAsync(Reply(pressed, Note("after")) with { Delivery = Delivery.Replace }, SlackBot.Cancellation);
        await bot.Posts.PostAsync(Reply(pressed, Note("later")) with { Delivery = Delivery.Replace, Route = pressed.Route with { Ticket = null } }, SlackBot.Cancellation);

        Assert.Equal("later", seen.Shown);
        Assert.Contains("after", seen.Earlier);
        Assert.Single(bot.Slack.Recorder.Calls("chat.update"));
    }

    [Fact]
    public async Task What_cannot_be_said_in_the_channel_can_be_said_directly()
    {
        await using var bot = await SlackBot.StartAsync();
        var asked = await MentionAsync(bot);
        bot.Slack.As(bot.Slack.Cast.Ana).RemoveBot(bot.Slack.Cast.General);

        var refused = Assert.IsType<PostOutcome.Refused>(await bot.Posts.PostAsync(Reply(asked, Answer()), SlackBot.Cancellation));
        var direct = await bot.Posts.PostAsync(Reply(asked, Answer()) with { Delivery = Delivery.Direct, Audience = Audience.Asker }, SlackBot.Cancellation);

        Assert.Equal(new PostOutcome.Refused("not_in_channel", Remedy.DirectMessage), refused);
        Assert.IsType<PostOutcome.Posted>(direct);
        await bot.Slack.See(bot.Slack.Cast.Ana, bot.Slack.As(bot.Slack.Cast.Ana).Direct, p => p.ByBot is not null, SlackBot.Cancellation);
    }

    [Fact]
    public async Task An_archived_channel_and_a_refused_form_have_their_remedies()
    {
        await using var bot = await SlackBot.StartAsync();
        var asked = await MentionAsync(bot);

        bot.Slack.Faults.Next("chat.postMessage", new Fault.Refusal("invalid_blocks"));
        Assert.Equal(Remedy.PlainText, Assert.IsType<PostOutcome.Refused>(await bot.Posts.PostAsync(Reply(asked, Answer()), SlackBot.Cancellation)).Remedy);
        bot.Slack.As(bot.Slack.Cast.Ana).Archive(bot.Slack.Cast.General);
        Assert.Equal(Remedy.DirectMessage, Assert.IsType<PostOutcome.Refused>(await bot.Posts.PostAsync(Reply(asked, Answer()), SlackBot.Cancellation)).Remedy);
    }

    [Fact]
    public async Task A_dead_token_is_not_used_again()
    {
        await using var bot = await SlackBot.StartAsync();
        var asked = await MentionAsync(bot);
        bot.Slack.Cast.Home.Bot!.Revoked = true;

        var first = Assert.IsType<PostOutcome.Refused>(await bot.Posts.PostAsync(Reply(asked, Answer()), SlackBot.Cancellation));
        var second = Assert.IsType<PostOutcome.Refused>(await bot.Posts.PostAsync(Reply(asked, Answer()), SlackBot.Cancellation));

        Assert.Equal((Remedy.None, Remedy.None), (first.Remedy, second.Remedy));
        Assert.Single(bot.Slack.Recorder.Calls("chat.postMessage"));
        Assert.Contains("Slack:BotToken", (await bot.HealthAsync()).Description!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_is_waited_for_and_holds_up_nothing_else()
    {
        await using var bot = await SlackBot.StartAsync();
        var asked = await MentionAsync(bot);
        bot.Slack.Faults.Next("chat.postMessage", new Fault.TooManyRequests(30));

        var limited = await bot.Posts.PostAsync(Reply(asked, Answer()), SlackBot.Cancellation);
        var held = await bot.Posts.PostAsync(Reply(asked, Answer()), SlackBot.Cancellation);
        var other = await bot.Posts.PostAsync(Reply(asked, Note("psst")) with { Audience = Audience.Asker }, SlackBot.Cancellation);

        var later = Assert.IsType<PostOutcome.Later>(limited);
        Assert.Equal((TimeSpan.FromSeconds(30), false), (later.After, later.Counts));
        Assert.False(Assert.IsType<PostOutcome.Later>(held).Counts);
        Assert.IsType<PostOutcome.Posted>(other);
        Assert.Single(bot.Slack.Recorder.Calls("chat.postMessage"));
    }

    [Fact]
    public async Task A_lost_answer_is_looked_for_and_not_posted_twice()
    {
        await using var bot = await SlackBot.StartAsync();
        var asked = await MentionAsync(bot);
        bot.Slack.Faults.Next("chat.postMessage", new Fault.LostAnswer());

        var outcome = await bot.Posts.PostAsync(Reply(asked, Answer()), SlackBot.Cancellation);

        var seen = Assert.Single(bot.Slack.As(bot.Slack.Cast.Ana).Sees(bot.Slack.Cast.General), p => p.ByBot is not null);
        Assert.Equal(new PostOutcome.Posted(seen.Ts), outcome);
    }

    [Fact]
    public async Task A_post_that_was_claimed_before_is_looked_for_first()
    {
        await using var bot = await SlackBot.StartAsync();
        var asked = await MentionAsync(bot);
        var post = Reply(asked, Answer());

        var first = await bot.Posts.PostAsync(post with { Again = true }, SlackBot.Cancellation);
        var again = await bot.Posts.PostAsync(post with { Again = true }, SlackBot.Cancellation);

        Assert.Equal(first, again);
        Assert.Single(bot.Slack.As(bot.Slack.Cast.Ana).Sees(bot.Slack.Cast.General), p => p.ByBot is not null);
    }

    [Fact]
    public async Task A_servers_error_is_for_later_and_counts()
    {
        await using var bot = await SlackBot.StartAsync();
        var asked = await MentionAsync(bot);
        bot.Slack.Faults.Next("chat.postMessage", new Fault.HttpStatus(503));

        Assert.True(Assert.IsType<PostOutcome.Later>(await bot.Posts.PostAsync(Reply(asked, Answer()), SlackBot.Cancellation)).Counts);
    }

    [Fact]
    public async Task An_answer_that_cannot_be_read_is_as_good_as_lost()
    {
        await using var bot = await SlackBot.StartAsync();
        var asked = await MentionAsync(bot);
        bot.Slack.Faults.Next("chat.postMessage", new Fault.Garbled());

        Assert.IsType<PostOutcome.Posted>(await bot.Posts.PostAsync(Reply(asked, Answer()), SlackBot.Cancellation));
        Assert.Single(bot.Slack.As(bot.Slack.Cast.Ana).Sees(bot.Slack.Cast.General), p => p.ByBot is not null);
    }

    [Fact]
    public async Task A_file_is_shown_beside_the_message_in_its_thread()
    {
        await using var bot = await SlackBot.StartAsync();
        var asked = await MentionAsync(bot);
        var message = Note("chart") with { Files = [new("chart.png", "image/png", [1, 2, 3], "A chart of something")] };

        Assert.IsType<PostOutcome.Posted>(await bot.Posts.PostAsync(Reply(asked, message), SlackBot.Cancellation));

        var seen = await SeeAsync(bot, p => p.Files is not null);
        Assert.Equal(asked.Place.Thread, seen.ThreadTs);
        Assert.Equal([1, 2, 3], Assert.Single(bot.Slack.World.Files.Values).Content.ToArray());
        Assert.All(bot.Slack.Recorder.Calls("upload"), call => Assert.Null(call.Token));
    }

    [Theory]
    [InlineData("image/png", true)]
    [InlineData("text/csv", false)]
    public async Task What_a_picture_shows_is_said_without_it_where_Slack_refuses_the_file_and_a_table_is_nothing_without_it(string type, bool said)
    {
        await using var bot = await SlackBot.StartAsync();
        var asked = await MentionAsync(bot);
        bot.Slack.Faults.Next("files.getUploadURLExternal", new Fault.Refusal("storage_limit_reached"));
        var message = Note("It fell.") with { Files = [new("chart", type, [1, 2, 3], "A chart of something")] };

        var outcome = await bot.Posts.PostAsync(Reply(asked, message), SlackBot.Cancellation);

        Assert.Equal(said, outcome is PostOutcome.Posted);
        Assert.Equal(said ? 1 : 0, bot.Slack.As(bot.Slack.Cast.Ana).Sees(bot.Slack.Cast.General).Count(p => p.ByBot is not null));
    }

    [Fact]
    public async Task Only_those_to_be_tagged_are_notified()
    {
        await using var bot = await SlackBot.StartAsync();
        var asked = await MentionAsync(bot);
        var message = Note("<!channel> <@U0OLUOWNER1> @here") with { Tags = [bot.Slack.Cast.Max.Id, "!channel"] };

        await bot.Posts.PostAsync(Reply(asked, message), SlackBot.Cancellation);

        Assert.Equal(["@" + bot.Slack.Cast.Max.Id], (await SeeAsync(bot, p => p.ByBot is not null)).Notifies);
    }

    internal static Message Note(string line) => Message.Of(Language.English, new Content.Note(null, [line]));

    internal static Message Answer() => Message.Of(
        Language.English,
        new Content.OfAnswer(new("a1"), Samples.Answer([new Sentence("It fell.", [1], [])], [Samples.Of(1)])),
        new Button(new(ButtonKind.Ask, new("a1"), 0), "And in 2025?"));

    internal static Post Reply(ChatEvent asked, Message message) =>
        new("key-" + asked.Id.Value.GetHashCode(StringComparison.Ordinal), asked.Id, asked.Place, asked.Route, Delivery.Respond, Audience.Everyone, asked.Person, message);

    internal static async Task<ChatEvent> MentionAsync(SlackBot bot)
    {
        bot.Slack.As(bot.Slack.Cast.Ana).Mention(bot.Slack.Cast.General, "did it fall?");
        return await bot.HearsAsync<Act.Said>();
    }

    internal static async Task<ChatEvent> CommandAsync(SlackBot bot, Fakes.Slack.State.Conversation channel)
    {
        bot.Slack.As(bot.Slack.Cast.Ana).Command("/policy", "did it fall?", channel);
        ChatEvent? heard = null;
        await bot.Slack.Until(() => (heard = bot.Desk.Stored.FirstOrDefault(e => e.Act is Act.Commanded && e.Place.Channel == channel.Id)) is not null, "the command arrives", SlackBot.Cancellation);
        return heard!;
    }

    private static Task<Posted> SeeAsync(SlackBot bot, Func<Posted, bool> condition) => bot.Slack.See(bot.Slack.Cast.Ana, bot.Slack.Cast.General, condition, SlackBot.Cancellation);
}
