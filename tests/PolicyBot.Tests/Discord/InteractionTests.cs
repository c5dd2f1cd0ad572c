using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using PolicyBot.Chat;
using PolicyBot.Discord.Registration;
using PolicyBot.Tests.Fakes.Discord;
using Delivery = PolicyBot.Chat.Delivery;
using Interaction = PolicyBot.Tests.Fakes.Discord.Interaction;
using Message = PolicyBot.Chat.Message;

namespace PolicyBot.Tests.Discord;

/// <summary>Commands, buttons and forms, from the user's client to the receiving side and back.</summary>
public sealed class InteractionTests
{
    private static readonly (string, string) _soon = ("Discord:DeferAfter", "00:00:00.2");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_command_is_received_as_the_core_names_it()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = await Ready(discord);
        bot.Receiver.Then = asked => bot.Post(Said.Reply(asked, "A detainer is a request."));

        var interaction = await Ask(discord, "what is a detainer?");
        await discord.Answer(interaction, Cancel);

        var received = Assert.Single(bot.Receiver.Events);
        var command = Assert.IsType<Act.Commanded>(received.Act);
        Assert.Equal((Commands.Ask, "what is a detainer?"), (command.Word, command.Arguments["question"]));
        Assert.Equal(new Place(new("discord"), discord.Guild.Id, discord.General.Id), received.Place);
        Assert.Equal((Surface.Channel, Standing.Member, "discord:" + discord.Alice.Id), (received.Surface, received.Person.Standing, received.Person.Key.Value));
    }

    [Fact]
    public async Task An_answer_that_is_ready_at_once_is_the_first_response()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = await Ready(discord);
        bot.Receiver.Then = asked => bot.Post(Said.Reply(asked, "A detainer is a request."));

        var interaction = await Ask(discord);
        var message = await discord.Answer(interaction, Cancel);

        Assert.Equal(4, interaction.AnsweredWith);
        Assert.Contains("A detainer is a request. [1]", Text(message));
        Assert.Contains("[US Immigration and Customs Enforcement, Detainers, part 1](https://www.ice.gov/detainers/1)", Text(message));
        Assert.Single(discord.FromBot);
    }

    [Fact]
    public async Task In_a_crowd_nobody_waits_to_be_acknowledged()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = await RunningBot.Connect(discord, Cancel, new FakeTimeProvider(TimeProvider.System.GetUtcNow()));
        await bot.Services.GetRequiredService<DiscordCommands>().RegisterAsync(null, Cancel);

        // The bot's clock stands still: of these none would be acknowledged before its moment is over.
        var few = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Ask(discord)));
        await bot.Until(() => bot.Receiver.Events.Count == few.Length, "the few", Cancel);
        Assert.DoesNotContain(few, i => i.IsAnswered);

        var oneMore = await Ask(discord);
        foreach (var asked in (Interaction[])[.. few, oneMore])
            await discord.Until(() => asked.IsAnswered, "a deferral", Cancel);
        Assert.All(few.Append(oneMore), asked => Assert.Equal(5, asked.AnsweredWith));
    }

    [Fact]
    public async Task What_has_come_in_when_the_application_ends_is_still_stored_and_acknowledged()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        var bot = await Ready(discord);
        var storing = new TaskCompletionSource();
        bot.Receiver.Gate = storing.Task;
        var interaction = await Ask(discord);
        discord.As(discord.Alice).Tell("and this");
        await bot.Until(() => bot.Receiver.Waiting == 2, "both", Cancel);

        var ending = bot.DisposeAsync();
        storing.SetResult();
        await ending;

        Assert.Equal(2, bot.Receiver.Events.Count);
        Assert.True(interaction.IsAnswered);
    }

    [Theory]
    [InlineData(Audience.Everyone)]
    [InlineData(Audience.Asker)]
    public async Task An_answer_that_takes_longer_is_deferred_and_then_fills_the_same_message(Audience audience)
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = await Ready(discord);
        bot.Receiver.Says = _ => new Receipt.Stored(IsNew: true, audience);

        var interaction = await Ask(discord);
        await discord.Until(() => interaction.IsAnswered, "a deferral", Cancel);
        Assert.Equal((5, audience is Audience.Asker), (interaction.AnsweredWith!.Value, interaction.Original!.IsEphemeral));
        Assert.IsType<PostOutcome.Posted>(await bot.Post(Said.Reply(bot.Receiver.Events[0], "A detainer is a request.", audience)));

        Assert.Contains("A detainer", Text(await discord.Answer(interaction, Cancel)));
        Assert.Equal(audience is Audience.Asker, Assert.Single(discord.FromBot).IsEphemeral);
    }

    [Fact]
    public async Task A_private_answer_is_seen_by_the_asker_alone()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = await Ready(discord);
        bot.Receiver.Says = _ => new Receipt.Stored(IsNew: true, Audience.Asker);
        bot.Receiver.Then = asked => bot.Post(Said.Reply(asked, "Quiet.", Audience.Asker));

        await discord.Answer(await Ask(discord), Cancel);

        Assert.Single(discord.As(discord.Alice).Sees(discord.General));
        Assert.Empty(discord.As(discord.Bob).Sees(discord.General));
    }

    [Fact]
    public async Task A_private_answer_never_appears_in_a_public_deferral()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = await Ready(discord);

        var interaction = await Ask(discord);
        await discord.Until(() => interaction.IsAnswered, "a deferral", Cancel);
        await bot.Post(Said.Reply(bot.Receiver.Events[0], "Quiet.", Audience.Asker));

        Assert.DoesNotContain(discord.As(discord.Bob).Sees(discord.General), m => Text(m).Contains("Quiet", StringComparison.Ordinal));
        Assert.Contains(discord.As(discord.Alice).Sees(discord.General), m => Text(m).Contains("Quiet", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_a_restart_the_answer_still_fills_what_was_deferred_before()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        Interaction interaction;
        ChatEvent asked;
        await using (var before = await Ready(discord))
        {
            interaction = await Ask(discord);
            await discord.Until(() => interaction.IsAnswered, "a deferral", Cancel);
            asked = before.Receiver.Events[0];
        }

        await using var after = await RunningBot.Connect(discord, Cancel);
        Assert.IsType<PostOutcome.Posted>(await after.Post(Said.Reply(asked, "Back again.")));

        Assert.Contains("Back again.", Text(await discord.Answer(interaction, Cancel)));
        Assert.Contains(discord.Recording.Of("POST /interactions/{interaction_id}/{interaction_token}/callback"), r => r.Code == 40060);
        Assert.Single(discord.FromBot);
    }

    [Fact]
    public async Task An_answer_whose_response_was_lost_is_not_given_twice()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = await Ready(discord);
        discord.Faults.Next("POST /interactions/{interaction_id}/{interaction_token}/callback", Fault.LostResponse);
        bot.Receiver.Then = async asked => Assert.IsType<PostOutcome.Posted>(await bot.Post(Said.Reply(asked, "Once.")));

        await discord.Answer(await Ask(discord), Cancel);
        await bot.Until(() => bot.Receiver.Events.Count == 1 && discord.Recording.Requests.Any(r => r.Route?.EndsWith("@original", StringComparison.Ordinal) is true && r.Status == 200), "the edit", Cancel);

        Assert.Single(discord.FromBot);
    }

    [Fact]
    public async Task When_the_ticket_has_ended_a_public_answer_goes_to_the_channel_and_a_private_one_to_the_person()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = await Ready(discord);
        var interaction = await Ask(discord);
        await discord.Until(() => interaction.IsAnswered, "a deferral", Cancel);
        var late = bot.Receiver.Events[0] with { Route = bot.Receiver.Events[0].Route with { Expires = TimeProvider.System.GetUtcNow() } };

        Assert.IsType<PostOutcome.Posted>(await bot.Post(Said.Reply(late, "For all.")));
        Assert.IsType<PostOutcome.Posted>(await bot.Post(Said.Reply(late, "For one.", Audience.Asker)));

        Assert.Contains("For all.", Text(discord.FromBot.Last(m => m.Channel == discord.General)));
        Assert.Contains("For one.", Text(discord.FromBot.Last(m => m.Channel.Recipient == discord.Alice)));
    }

    [Fact]
    public async Task A_ticket_that_the_platform_no_longer_takes_is_not_the_end()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = await Ready(discord);
        var interaction = await Ask(discord);
        await discord.Until(() => interaction.IsAnswered, "a deferral", Cancel);
        discord.Faults.Next("PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original", Fault.Refused(401, 50027));

        Assert.IsType<PostOutcome.Posted>(await bot.Post(Said.Reply(bot.Receiver.Events[0], "Late.")));

        Assert.Contains("Late.", Text(discord.FromBot[^1]));
        Assert.Equal(Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy, (await bot.Health(Cancel)).Status);
    }

    [Fact]
    public async Task A_form_opens_and_comes_back_filled_in()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = await Ready(discord);
        var form = new Form(new(FormKind.FollowUp, new("x7Kq29bTmPz4"), "elsewhere"), Language.English, "Ask a follow-up", "Send",
            [new("question", "Your question", "In English or Spanish", Multiline: true), new("who", "Who", Choices: [new("all", "Everyone"), new("few", "A few")], Value: "all")]);
        bot.Receiver.Says = e => e.Act is Act.Pressed { Button.Kind: ButtonKind.FollowUp } ? new Receipt.Show(form) : null;
        var shown = await WithButton(discord, bot, new(ButtonKind.FollowUp, new("x7Kq29bTmPz4")));

        var pressed = await discord.As(discord.Alice).Press(shown, "follow-up.x7Kq29bTmPz4.0");
        await discord.Until(() => pressed.Modal, "a modal", Cancel);
        bot.Receiver.Then = sent => bot.Post(Said.Reply(sent, "More."));
        await discord.Answer(await discord.As(discord.Alice).Submit(pressed, ("question", "and in 2024?"), ("who", "few")), Cancel);

        var submitted = Assert.IsType<Act.Submitted>(bot.Receiver.Events[^1].Act);
        Assert.Equal(("and in 2024?", "few"), (submitted.Values["question"], submitted.Values["who"]));
        Assert.Equal(new FormRef(FormKind.FollowUp, new("x7Kq29bTmPz4"), bot.Receiver.Events[^1].Place.Key), submitted.Form);
    }

    [Fact]
    public async Task Mistakes_and_outages_are_shown_to_the_person_alone()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = await Ready(discord);
        bot.Receiver.Says = _ => new Receipt.Mistakes(new Dictionary<string, string> { ["value"] = "That is no value." });
        var mistaken = await discord.Answer(await Ask(discord), Cancel);
        bot.Receiver.Says = _ => new Receipt.Unavailable("Not now.");
        var unavailable = await discord.Answer(await Ask(discord), Cancel);

        Assert.Equal(("That is no value.", true), (mistaken.Content, mistaken.IsEphemeral));
        Assert.Equal(("Not now.", true), (unavailable.Content, unavailable.IsEphemeral));
    }

    [Fact]
    public async Task Suggestions_come_while_an_option_is_typed()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = await Ready(discord);
        bot.Receiver.Says = e => e.Act is Act.Typing { Word: "compare", Option: "second", Text: "tex" } ? new Receipt.Suggest([new("texas-sb4", "Texas SB 4")]) : new Receipt.Ignored();

        var typing = await discord.As(discord.Alice).Type(discord.General, "policy", "compare", ("first", "florida"), ("second", "tex"));
        var choices = await discord.Until(() => typing.Choices, "choices", Cancel);

        Assert.Equal("""[{"name":"Texas SB 4","value":"texas-sb4"}]""", choices.ToJsonString());
    }

    [Fact]
    public async Task A_button_that_is_ignored_is_acknowledged_and_changes_nothing()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = await Ready(discord);
        var shown = await WithButton(discord, bot, new(ButtonKind.Helpful, new("x7Kq29bTmPz4")));
        bot.Receiver.Says = _ => new Receipt.Ignored();

        var pressed = await discord.As(discord.Bob).Press(shown, "helpful.x7Kq29bTmPz4.0");
        await discord.Until(() => pressed.IsAnswered, "an acknowledgement", Cancel);

        Assert.Equal(6, pressed.AnsweredWith);
        Assert.Equal(shown.Id, bot.Receiver.Events[^1].Route.MessageId);
    }

    [Fact]
    public async Task A_post_that_replaces_changes_the_message_with_the_button()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = await Ready(discord);
        var shown = await WithButton(discord, bot, new(ButtonKind.Page, new("x7Kq29bTmPz4"), 1));
        bot.Receiver.Then = pressed => bot.Post(Said.Reply(pressed, "The second page.", delivery: Delivery.Replace));

        var interaction = await discord.As(discord.Alice).Press(shown, "page.x7Kq29bTmPz4.1");
        await discord.Until(() => interaction.IsAnswered, "the change", Cancel);

        Assert.Equal(7, interaction.AnsweredWith);
        Assert.Contains("The second page.", Text(shown));
    }

    [Fact]
    public async Task What_another_version_knew_is_answered_politely()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = await Ready(discord);

        var old = await discord.As(discord.Alice).Send(InteractionType.Command, discord.General, new() { ["id"] = "1", ["name"] = "forecast", ["type"] = 1 });

        Assert.True((await discord.Answer(old, Cancel)).IsEphemeral);
        Assert.Empty(bot.Receiver.Deliveries);
    }

    [Fact]
    public async Task A_claim_is_checked_from_the_menu_of_its_message()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = await Ready(discord);
        bot.Receiver.Then = asked => bot.Post(Said.Reply(asked, "Checked.", Audience.Asker));
        var claim = discord.As(discord.Bob).Say(discord.General, $"Crossings fell by half, {discord.Owner.Mention}!");

        await discord.Answer(await discord.As(discord.Alice).RunOn(claim, "Check this claim"), Cancel);

        Assert.Equal(new Act.ChoseMessage("Crossings fell by half, @someone!"), bot.Receiver.Events[^1].Act);
    }

    [Fact]
    public async Task An_interaction_that_is_delivered_twice_is_handled_once()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = await Ready(discord);
        bot.Receiver.Then = asked => bot.Post(Said.Reply(asked, "Once."));

        await discord.Answer(await Ask(discord), Cancel);
        discord.Sockets.Repeat("INTERACTION_CREATE");
        discord.As(discord.Alice).Tell("and then this");
        await bot.Until(() => bot.Receiver.Events.Any(e => e.Act is Act.Said), "what came after", Cancel);

        Assert.Single(bot.Receiver.Deliveries, e => e.Act is Act.Commanded);
        Assert.Single(discord.FromBot, m => m.Channel == discord.General);
    }

    [Fact]
    public async Task A_receiving_side_that_is_slow_does_not_cost_the_three_seconds()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = await Ready(discord);
        var gate = new TaskCompletionSource();
        bot.Receiver.Gate = gate.Task;
        bot.Receiver.Says = _ => new Receipt.Unavailable("Not now.");

        var interaction = await Ask(discord);
        await discord.Until(() => interaction.IsAnswered, "a deferral", Cancel);
        gate.SetResult();

        Assert.Equal((5, "Not now."), (interaction.AnsweredWith!.Value, (await discord.Answer(interaction, Cancel)).Content));
    }

    [Fact]
    public async Task Files_travel_with_the_answer()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = await Ready(discord);
        var message = Message.Of(Language.English, Said.Content(Said.Answer("See the chart."))) with { Files = [new("chart.png", "image/png", [1, 2, 3], "A line that falls.")] };
        bot.Receiver.Then = asked => bot.Post(Said.Reply(asked, message));

        var answer = await discord.Answer(await Ask(discord), Cancel);

        var file = Assert.Single(answer.Attachments);
        Assert.Equal(("chart.png", "A line that falls."), (file.FileName, file.Description));
        Assert.Contains("attachment://chart.png", answer.Embeds.ToJsonString());
    }

    [Fact]
    public async Task Where_the_bot_may_not_embed_the_whole_answer_is_text()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = await Ready(discord);
        discord.Admin.Deny(discord.General, discord.Bot, Permission.EmbedLinks);
        bot.Receiver.Then = asked => bot.Post(Said.Reply(asked, "A detainer is a request."));

        var answer = await discord.Answer(await Ask(discord), Cancel);

        Assert.Contains("A detainer is a request. [1]", answer.Content);
        Assert.Contains("<https://www.ice.gov/detainers/1>", answer.Content);
        Assert.Empty(answer.Embeds);
    }

    [Fact]
    public async Task No_token_is_ever_logged()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = await Ready(discord);
        bot.Receiver.Then = asked => bot.Post(Said.Reply(asked, "A detainer is a request."));
        discord.Faults.Next("POST /interactions/{interaction_id}/{interaction_token}/callback", Fault.ServerError());

        var interaction = await Ask(discord, "a secret question");
        await discord.Answer(interaction, Cancel);

        Assert.DoesNotContain(discord.Token, bot.Log.Text);
        Assert.DoesNotContain(interaction.Token, bot.Log.Text);
        Assert.DoesNotContain("secret question", bot.Log.Text);
    }

    private static async Task<RunningBot> Ready(FakeDiscord discord)
    {
        var bot = await RunningBot.Connect(discord, Cancel, settings: _soon);
        Assert.True((await bot.Services.GetRequiredService<DiscordCommands>().RegisterAsync(null, Cancel)).IsDone);
        return bot;
    }

    private static Task<Interaction> Ask(FakeDiscord discord, string question = "what is a detainer?") => discord.As(discord.Alice).Run(discord.General, "policy", "ask", ("question", question));

    private static async Task<Fakes.Discord.Message> WithButton(FakeDiscord discord, RunningBot bot, ButtonRef button)
    {
        bot.Receiver.Then = asked => bot.Post(Said.Reply(asked, Message.Of(Language.English, Said.Content(Said.Answer("First.")), new Button(button, "Press"))));
        var shown = await discord.Answer(await Ask(discord), Cancel);
        bot.Receiver.Then = null;
        return shown;
    }

    private static string Text(Fakes.Discord.Message message) => message.Content + " " + string.Concat(message.Embeds.Select(e => e!["description"]?.GetValue<string>()));

}
