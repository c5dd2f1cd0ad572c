using PolicyBot.Chat;
using PolicyBot.Knowledge;
using PolicyBot.Tests.Fakes.Slack;
using static PolicyBot.Tests.Slack.Transport.PostingTests;

namespace PolicyBot.Tests.Slack.Transport;

/// <summary>Signs of work, titles, prompts, the stop button, forms.</summary>
public sealed class CourtesyTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_slow_command_is_told_and_the_answer_takes_that_place(bool alone)
    {
        await using var bot = await SlackBot.StartAsync();
        var (ana, general) = (bot.Slack.Cast.Ana, bot.Slack.Cast.General);
        var asked = await CommandAsync(bot, general);
        var notice = await bot.Slack.See(ana, general, p => p.Shown == "Looking that up…", SlackBot.Cancellation);

        await bot.Posts.PostAsync(Reply(asked, Answer()) with { Audience = alone ? Audience.Asker : Audience.Everyone }, SlackBot.Cancellation);

        Assert.True(notice.IsEphemeral);
        Assert.Contains(alone ? "It fell." : "I have answered in the channel.", notice.Shown, StringComparison.Ordinal);
        Assert.Equal(alone ? 1 : 2, bot.Slack.As(ana).Sees(general).Count);
        Assert.DoesNotContain(bot.Slack.As(bot.Slack.Cast.Max).Sees(general), p => p.Shown.Contains("Looking", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_fast_answer_is_the_only_one()
    {
        await using var bot = await SlackBot.StartAsync();
        var asked = await CommandAsync(bot, bot.Slack.Cast.General);
        await bot.Posts.PostAsync(Reply(asked, Answer()), SlackBot.Cancellation);

        // A second command, later, whose notice shows that the first one's would have been shown by now.
        await CommandAsync(bot, bot.Slack.Cast.Elsewhere);
        await bot.Slack.See(bot.Slack.Cast.Ana, bot.Slack.Cast.Elsewhere, p => p.Shown == "Looking that up…", SlackBot.Cancellation);

        Assert.Single(bot.Slack.As(bot.Slack.Cast.Ana).Sees(bot.Slack.Cast.General));
    }

    [Fact]
    public async Task A_direct_question_shows_a_status_and_names_the_conversation()
    {
        await using var bot = await SlackBot.StartAsync();
        bot.Slack.As(bot.Slack.Cast.Ana).Write("did it\nfall?");
        var asked = await bot.HearsAsync<Act.Said>();
        var key = (asked.Place.Channel, asked.Place.Thread);

        await bot.Slack.Until(() => bot.Slack.World.Sessions.GetValueOrDefault(key) is { Status: "Looking that up…", Title: "did it fall?" }, "status and title are shown", SlackBot.Cancellation);
        await bot.Posts.PostAsync(Reply(asked, Answer()), SlackBot.Cancellation);

        Assert.Equal("", bot.Slack.World.Sessions[key].Status);
        bot.Slack.As(bot.Slack.Cast.Ana).Write("and then?", asked.Place.Thread);
        await bot.Slack.Until(() => bot.Slack.World.Sessions[key].Status.Length > 0, "the status is shown again", SlackBot.Cancellation);
        Assert.Single(bot.Slack.Recorder.Calls("assistant.threads.setTitle"));
    }

    [Fact]
    public async Task A_stopped_session_is_active_again()
    {
        await using var bot = await SlackBot.StartAsync();
        var ana = bot.Slack.As(bot.Slack.Cast.Ana);
        ana.Write("did it fall?");
        var asked = await bot.HearsAsync<Act.Said>();
        var key = (asked.Place.Channel, asked.Place.Thread);
        await bot.Slack.Until(() => bot.Slack.World.Sessions.GetValueOrDefault(key)?.State == "processing", "work is shown", SlackBot.Cancellation);

        ana.Stop(ana.Direct, asked.Place.Thread!);

        await bot.Slack.Until(() => bot.Slack.World.Sessions[key].State == "active", "the session is active", SlackBot.Cancellation);
        Assert.Equal(asked.Place, (await bot.HearsAsync<Act.Stopped>()).Place);
    }

    [Fact]
    public async Task Being_opened_is_answered_with_suggested_prompts()
    {
        await using var bot = await SlackBot.StartAsync();
        bot.Slack.As(bot.Slack.Cast.Ana).OpenHome("messages");
        var opened = await bot.HearsAsync<Act.Opened>();
        var buttons = Enumerable.Range(0, 6).Select(n => new Button(new(ButtonKind.Ask, null, n), $"Question {n}?")).ToList();

        var outcome = await bot.Posts.PostAsync(Reply(opened, Message.Of(Language.English, new Content.Note(null, ["Ask me"]), buttons)), SlackBot.Cancellation);

        Assert.IsType<PostOutcome.Posted>(outcome);
        var prompts = bot.Slack.World.Sessions[(opened.Place.Channel, null)].Prompts;
        Assert.Equal(["Question 0?", "Question 1?", "Question 2?", "Question 3?"], prompts.Select(p => p!["message"]!.GetValue<string>()));
        Assert.Empty(bot.Slack.As(bot.Slack.Cast.Ana).Sees(bot.Slack.As(bot.Slack.Cast.Ana).Direct));
    }

    [Fact]
    public async Task A_button_opens_a_form_whose_mistakes_are_shown_and_which_closes_when_it_is_right()
    {
        await using var bot = await SlackBot.StartAsync();
        var ana = bot.Slack.As(bot.Slack.Cast.Ana);
        bot.Desk.Instead = e => e.Act switch
        {
            Act.Pressed => new Receipt.Show(new(new(FormKind.Settings, null, e.Place.Key), Language.English, "Settings", "Save", [new("topics", "Topics"), new("contacts", "Contacts", Required: false)])),
            Act.Submitted { Values: var values } when values["topics"] == "wrong" => new Receipt.Mistakes(new Dictionary<string, string> { ["topics"] = "There is no such topic." }),
            _ => null,
        };
        var asked = await MentionAsync(bot);
        await bot.Posts.PostAsync(Reply(asked, Message.Of(Language.English, new Content.Note(null, ["x"]), new Button(new(ButtonKind.Settings), "Change"))), SlackBot.Cancellation);
        ana.Press(await bot.Slack.See(ana.Person, bot.Slack.Cast.General, p => p.ByBot is not null, SlackBot.Cancellation), "settings");
        await bot.Slack.Until(() => ana.Modals.Count == 1, "the form is open", SlackBot.Cancellation);
        var form = ana.Modals[0];

        await ana.Submit(form, ("topics", "wrong")).Done;
        await bot.Slack.Until(() => form.Errors is not null, "the mistake is shown", SlackBot.Cancellation);
        Assert.Equal("There is no such topic.", form.Errors!["topics"]!.GetValue<string>());
        await ana.Submit(form, ("topics", "asylum"), ("contacts", "U1")).Done;
        await bot.Slack.Until(() => ana.Modals.Count == 0, "the form is closed", SlackBot.Cancellation);

        var submitted = await bot.HearsAsync<Act.Submitted>();
        Assert.Equal(new Dictionary<string, string> { ["topics"] = "asylum", ["contacts"] = "U1" }, ((Act.Submitted)submitted.Act).Values);
        Assert.Equal(asked.Place, submitted.Place);
        Assert.Empty(bot.Slack.Recorder.Violations);
    }

    [Fact]
    public async Task A_form_that_cannot_be_opened_is_told()
    {
        await using var bot = await SlackBot.StartAsync();
        bot.Desk.Instead = e => new Receipt.Show(new(new(FormKind.FollowUp, null, e.Place.Key), Language.English, "Follow-up", "Send", [new("question", "Question")]));
        bot.Slack.Faults.Next("views.open", new Fault.Refusal("expired_trigger_id"));

        bot.Slack.As(bot.Slack.Cast.Ana).Command("/policy", "settings", bot.Slack.Cast.General);

        Assert.True((await bot.Slack.See(bot.Slack.Cast.Ana, bot.Slack.Cast.General, p => p.Shown.Contains("try again", StringComparison.Ordinal), SlackBot.Cancellation)).IsEphemeral);
    }

    [Fact]
    public async Task A_message_can_be_chosen_to_be_checked()
    {
        await using var bot = await SlackBot.StartAsync();
        var ana = bot.Slack.As(bot.Slack.Cast.Ana);
        var said = bot.Slack.As(bot.Slack.Cast.Max).Say(bot.Slack.Cast.General, "21 million & more").Post!;

        ana.MessageShortcut(said, "policy_check");
        var chosen = await bot.HearsAsync<Act.ChoseMessage>();
        await bot.Posts.PostAsync(Reply(chosen, Answer()) with { Audience = Audience.Asker }, SlackBot.Cancellation);

        Assert.Equal(new Act.ChoseMessage("21 million & more"), chosen.Act);
        Assert.Equal(said.Ts, chosen.Place.Thread);
        Assert.Equal(ana.Person.Id, (await bot.Slack.See(ana.Person, bot.Slack.Cast.General, p => p.ByBot is not null, SlackBot.Cancellation)).OnlyFor);
    }
}
