using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Chat;

namespace PolicyBot.Tests.EndToEnd.Paths;

// What people can do, each path written once and gone over every transport that has it, through the whole service.
// A path that only one platform has is in SlackPathTests or DiscordPathTests, which say why.
public sealed class SlackSocketPaths(SlackSocketStage stage) : SlackPathTests(stage), IClassFixture<SlackSocketStage>;

public sealed class SlackHttpPaths(SlackHttpStage stage) : SlackPathTests(stage), IClassFixture<SlackHttpStage>;

public sealed class DiscordGatewayPaths(DiscordGatewayStage stage) : DiscordPathTests(stage), IClassFixture<DiscordGatewayStage>;

public sealed class DiscordHttpPaths(DiscordHttpStage stage) : DiscordPathTests(stage), IClassFixture<DiscordHttpStage>;

/// <summary>The paths that both platforms have.</summary>
public abstract class PathTests : IAsyncLifetime
{
    private protected const string June = "How many people did Border Patrol apprehend in June 2024?";
    private protected const string InJune = "were 83,532 in June 2024. [1][2]";
    private protected const string InMay = "were 117,905 in May 2024. [1][2]";
    private protected const string Lowest = "June 2024 was the lowest month for border patrol encounters since January 2021.";
    private protected const string InJanuary = "when the figure was 75,316. [1][2][3]";
    private protected const string Source = "https://www.cbp.gov/newsroom/stats/nationwide-encounters";
    private const string FollowUp = "Ask a follow-up";

        private protected PathTests(Stage stage) => Stage = stage;

    internal Stage Stage { get; }

    internal Room Room { get; private set; } = null!;

    internal Someone Ann => Room.Ann;

    internal Someone Ben => Room.Ben;

    internal Someone Meg => Room.Meg;

    public async ValueTask InitializeAsync() => Room = await Stage.OpenAsync();

    /// <summary>Whatever a path was about, the platform has nothing to complain of.</summary>
    public ValueTask DisposeAsync()
    {
        Assert.Empty(Stage.Complaints);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Ask()
    {
        await Ann.CommandAsync("ask", ("question", June));

        var answer = await Ann.SeesAsync(InJune);
        Assert.Contains(June, answer.Text, StringComparison.Ordinal);
        Assert.Contains("US Customs and Border Protection", answer.Text, StringComparison.Ordinal);
        Assert.Contains(Source, answer.Text, StringComparison.Ordinal);
        Assert.Contains("as of September 2026", answer.Text, StringComparison.Ordinal);
        Assert.Contains("ay be out of date", answer.Text, StringComparison.Ordinal);
        Assert.Equal(["Chart", FollowUp, "👍 Helpful", "👎 Not helpful"], answer.Buttons.Skip(3));
        Assert.True(Ben.Sees(answer));
        Assert.Single(await Ann.FromBotAsync());
    }

    [Fact]
    public async Task Ask_in_Spanish()
    {
        await Ann.CommandAsync("ask", ("question", "¿Cuántas personas detuvo la Patrulla Fronteriza en junio de 2024?"));

        var answer = await Ann.SeesAsync("83,532");
        Assert.Contains("Fuentes", answer.Text, StringComparison.Ordinal);
        Assert.Contains("👍 Útil", answer.Buttons);
    }

    [Fact]
    public async Task Stat()
    {
        await Ann.CommandAsync("stat", ("question", "Border Patrol apprehensions in May 2024"));

        Assert.Contains(Source, (await Ann.SeesAsync(InMay)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check()
    {
        await Ann.CommandAsync("check", ("claim", Lowest));

        var answer = await Ann.SeesAsync(InJanuary);
        Assert.Contains("On the evidence cited: supported", answer.Text, StringComparison.Ordinal);
        Assert.True(Ben.Sees(answer));
    }

    [Fact]
    public async Task Compare()
    {
        await Ann.CommandAsync("compare", ("first", "Texas SB 4"), ("second", "Florida SB 1718"));

        var answer = await Ann.SeesAsync("Texas SB 4, signed in December 2023");
        Assert.Contains("Florida SB 1718 (2023) requires private employers", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Laws of Florida", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DACA", "DACA, announced in 2012")]
    [InlineData("Remain in Mexico", "January 2019")]
    public async Task Timeline(string topic, string part)
    {
        await Ann.CommandAsync("timeline", ("topic", topic));

        Assert.Contains("[1]", (await Ann.SeesAsync(part)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Topics()
    {
        await Ann.CommandAsync("topics");
        await Ann.CommandAsync("topics", ("topic", "asylum"));

        Assert.Contains("Asylum (asylum):", (await Ann.SeesAsync("What the library covers")).Text, StringComparison.Ordinal);
        var entries = await Ann.SeesAsync("Credible fear interviews");
        Assert.False(Ben.Sees(entries));
    }

    [Fact]
    public async Task Sources()
    {
        await Ann.CommandAsync("sources");
        await Ann.SeesAsync("There is no earlier answer in this conversation");
        await Ann.CommandAsync("ask", ("question", June));
        await Ann.SeesAsync(InJune);

        await Ann.CommandAsync("sources");

        var sources = await Ann.SeesAsync("[4] US Customs and Border Protection, Southwest Land Border Encounters;");
        Assert.Contains(Source, sources.Text, StringComparison.Ordinal);
        Assert.False(Ben.Sees(sources));
    }

    [Fact]
    public async Task Sources_of_an_answer_without_any()
    {
        await Ann.CommandAsync("ask", ("question", "What is the best pizza in town?"));
        await Ann.SeesAsync("I answer only questions about US immigration policy");

        await Ann.CommandAsync("sources");

        await Ann.SeesAsync("The last answer cites no source");
    }

    [Fact]
    public async Task Why_after_an_answer()
    {
        await Ann.CommandAsync("ask", ("question", June));
        await Ann.SeesAsync(InJune);

        await Ann.CommandAsync("why");

        var why = await Ann.SeesAsync("I read the question as: statistic. Outcome: supported. Evidence: 4 citations from usbp-southwest-encounters-monthly");
        Assert.Contains("I answer commands, mentions, and what follows in a thread", why.Text, StringComparison.Ordinal);
        Assert.False(Ben.Sees(why));
    }

    [Fact]
    public async Task Why_after_a_silence()
    {
        await SetAsync("topics", "asylum");
        await Ann.CommandAsync("ask", ("question", "What is an ICE detainer?"));
        var told = await Ann.SeesAsync("This channel is set to certain topics");
        Assert.False(Ben.Sees(told));

        await Ann.CommandAsync("why");

        Assert.Contains("This channel is set to certain topics", (await Ann.SeesAsync("any other message I do not read")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help()
    {
        await Ann.CommandAsync("help");

        var help = await Ann.SeesAsync("What you can do");
        Assert.All(Commands.All, command => Assert.Contains($"/policy {command.Usage}: {command.Description.English}", help.Text, StringComparison.Ordinal));
        Assert.False(Ben.Sees(help));
    }

    [Fact]
    public async Task Settings_by_command()
    {
        await Ann.CommandAsync("settings", ("setting", "who"), ("value", "nobody"));
        var refused = await Ann.SeesAsync("Only people who manage this channel may change its settings.");
        Assert.False(Ben.Sees(refused));
        await Meg.CommandAsync("settings", ("setting", "who"), ("value", "perhaps"));
        await Meg.SeesAsync("/policy settings who VALUE: everyone, members, managers, nobody");
        await Ann.CommandAsync("settings", ("setting", "who"));
        await Ann.SeesAsync("Who may ask (who): everyone");

        await SetAsync("language", "es");

        await Ann.CommandAsync("help");
        await Ann.SeesAsync("Qué se puede hacer");
    }

    [Fact]
    public async Task Settings_by_form()
    {
        await Meg.CommandAsync("settings");
        await Meg.PressAsync(await Meg.SeesAsync("Settings of this channel"), "Change settings");
        var form = await Meg.FormAsync();
        Assert.Equal("Settings", form.Title);
        Assert.Equal(("Everyone", "Everyone in the channel", "Mentions, and what follows in the thread"), (form["Who may ask"].Value, form["Who sees answers"].Value, form["What is answered without a command"].Value));

        await Meg.SubmitAsync(form, ("Topics", "gardening"));
        await Meg.SeesAsync("Topic ids with commas (see /policy topics)");
        await Meg.SubmitAsync(form, ("Who may ask", "Managers of the channel"), ("Topics", "all"));

        var saved = await Meg.SeesAsync("Saved.");
        Assert.Contains("Who may ask (who): managers", saved.Text, StringComparison.Ordinal);
        Assert.False(Ann.Sees(saved));
        await Ann.CommandAsync("ask", ("question", June));
        Assert.False(Ben.Sees(await Ann.SeesAsync("In this channel the settings leave questions to others.")));
        await Meg.CommandAsync("ask", ("question", June));
        Assert.True(Ann.Sees(await Meg.SeesAsync(InJune)));
    }

    [Fact]
    public async Task Settings_form_is_for_managers()
    {
        await Ann.CommandAsync("settings");

        await Ann.PressAsync(await Ann.SeesAsync("Who may ask (who): everyone"), "Change settings");

        await Ann.SeesAsync("Only people who manage this channel may change its settings.");
    }

    [Fact]
    public async Task Digest_by_form_and_when_it_is_due()
    {
        await Meg.CommandAsync("digest", ("action", "subscribe"));
        var form = await Meg.FormAsync();
        Assert.Equal(("Subscribe to a digest", "Once a week"), (form.Title, form["How often"].Value));
        await Meg.SubmitAsync(form, ("How often", "Every day"), ("Day, time and time zone", "9:00 Europe/Atlantis"));
        await Meg.SeesAsync("“Europe/Atlantis” is none of");
        await Meg.SubmitAsync(form, ("How often", "Every day"), ("Day, time and time zone", "9:00 Europe/Madrid"), ("Topics and places", "courts, US"));
        var subscribed = await Meg.SeesAsync("Subscribed.");
        Assert.False(Ann.Sees(subscribed));

        // As if the last one had come in the spring of 2025.
        var database = Stage.Product.Services.GetRequiredService<App.Storage.Database>();
        await database.WriteAsync(s => s.ExecuteAsync("UPDATE subscriptions SET covered = '2025-05-31', next_at = 1748930400000 WHERE next_at > 1748930400000"), TestContext.Current.CancellationToken);

        var digest = await Ann.SeesAsync("What has changed since May 31, 2025:");
        Assert.True(Ben.Sees(digest));
        Assert.Contains("Changed status", digest.Text, StringComparison.Ordinal);
        Assert.Contains("[1]", digest.Text, StringComparison.Ordinal);
        await Ben.PressAsync(digest, Assert.Single(digest.Buttons, b => b.StartsWith("Show all", StringComparison.Ordinal)));
        // A message of Discord's holds less than the whole; the rest is behind its next page.
        Assert.NotEqual(digest.Text, (await Ben.SeesAsync("What has changed since May 31, 2025:", besides: digest)).Text);
    }

    [Fact]
    public async Task Chart_and_its_data()
    {
        await Ann.CommandAsync("ask", ("question", June));
        await Ann.PressAsync(await Ann.SeesAsync(InJune), "Chart");

        var chart = await Ann.SeesAsync("reached their highest level in");
        Assert.Contains((await Ann.FromBotAsync()).SelectMany(seen => seen.Files), f => f.Name == "usbp-southwest-encounters-monthly.png");
        await Ben.PressAsync(chart, "Data (CSV)");
        await Ben.SeesAsync("Source: US Customs and Border Protection");
        var table = Assert.Single((await Ben.FromBotAsync()).SelectMany(seen => seen.Files), f => f.Name == "usbp-southwest-encounters-monthly.csv");
        Assert.Contains("2024-06", table.Text, StringComparison.Ordinal);
        Assert.Contains("83532", table.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chart_by_command()
    {
        await Ann.CommandAsync("chart", ("question", "How did refugee admissions change from 2000 to 2024?"));
        await Ann.SeesAsync("reached their lowest level in fiscal year 2021");
        Assert.Contains((await Ann.FromBotAsync()).SelectMany(seen => seen.Files), f => f.Name.EndsWith(".png", StringComparison.Ordinal));

        await Ann.CommandAsync("chart", ("question", "What is the weather on Mars?"));
        await Ann.SeesAsync("I found no data series for that question.");
    }

    [Fact]
    public async Task Digest_by_command()
    {
        await Ann.CommandAsync("digest", ("action", "subscribe"), ("details", "daily"));
        Assert.False(Ben.Sees(await Ann.SeesAsync("Only people who manage this channel may change its settings.")));
        await Meg.CommandAsync("digest", ("action", "list"));
        await Meg.SeesAsync("There are none.");
        await SetAsync("who", "nobody");

        await Meg.CommandAsync("digest", ("action", "subscribe"), ("details", "weekly friday 16:00 America/Denver asylum es"));
        await Meg.SeesAsync("(cron 0 16 * * 5)");
        await Meg.CommandAsync("digest", ("action", "preview"));
        Assert.False(Ben.Sees(await Meg.SeesAsync("Nada ha cambiado en los temas elegidos")));
        await Meg.CommandAsync("digest", ("action", "now"));
        Assert.True(Ben.Sees(await Ben.SeesAsync("Nada ha cambiado en los temas elegidos")));
        await Meg.CommandAsync("digest", ("action", "pause"));
        await Meg.SeesAsync("Paused.");
        await Meg.CommandAsync("digest", ("action", "resume"));
        await Meg.SeesAsync("(America/Denver)");
        await Meg.CommandAsync("digest", ("action", "remove"));
        await Meg.SeesAsync("Removed.");
    }

    [Fact]
    public async Task Privacy_export()
    {
        await Ann.CommandAsync("ask", ("question", June));
        await Ann.PressAsync(await Ann.SeesAsync(InJune), "👍 Helpful");
        await Ann.SeesAsync("Thank you.");

        await Ann.CommandAsync("privacy", ("action", "export"));

        Assert.False(Ben.Sees(await Ann.SeesAsync("I have sent you a direct message with everything that is kept about you.")));
        await Ann.Direct.SeesAsync("What is kept about you");
        var file = Assert.Single((await Ann.Direct.FromBotAsync()).SelectMany(seen => seen.Files));
        Assert.Equal("policybot-export.json", file.Name);
        Assert.Contains(June, file.Text, StringComparison.Ordinal);
        Assert.Contains("helpful", file.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Privacy_erase()
    {
        await Ann.CommandAsync("ask", ("question", June));
        await Ann.SeesAsync(InJune);
        await Ann.CommandAsync("privacy", ("action", "erase"));

        var question = await Ann.SeesAsync("It cannot be undone.");
        Assert.False(Ben.Sees(question));
        await Ann.PressAsync(question, "Erase everything about me");

        Assert.Empty((await Ann.SeesAsync("Everything kept about you has been erased.")).Buttons);
        Assert.DoesNotContain(await Ann.FromBotAsync(), seen => seen.Text.Contains("It cannot be undone.", StringComparison.Ordinal));
        await Ann.CommandAsync("sources");
        await Ann.SeesAsync("There is no earlier answer in this conversation");
    }

    [Fact]
    public async Task Privacy_off_and_on()
    {
        await Ann.CommandAsync("privacy", ("action", "off"));
        await Ann.SeesAsync("From now on nothing you ask is kept once it is answered.");
        await Ann.CommandAsync("ask", ("question", June));
        Assert.Empty((await Ann.SeesAsync(InJune)).Buttons);
        await Ann.CommandAsync("sources");
        await Ann.SeesAsync("There is no earlier answer in this conversation");

        await Ann.CommandAsync("privacy", ("action", "on"));

        await Ann.SeesAsync("Your questions are kept again");
        await Ann.CommandAsync("stat", ("question", "Border Patrol apprehensions in May 2024"));
        Assert.NotEmpty((await Ann.SeesAsync(InMay)).Buttons);
    }

    [Fact]
    public async Task Privacy_explained()
    {
        await Ann.CommandAsync("privacy");

        Assert.Equal(["Erase everything about me"], (await Ann.SeesAsync("/policy privacy export")).Buttons);
    }

    [Fact]
    public async Task Check_this_claim_on_a_message()
    {
        var said = Ben.Say(Lowest);

        await Ann.CheckAsync(said);

        var answer = await Ann.SeesAsync(InJanuary);
        Assert.Contains("On the evidence cited: supported", answer.Text, StringComparison.Ordinal);
        Assert.False(Ben.Sees(answer));
    }

    [Fact]
    public async Task Conversation_in_a_direct_message()
    {
        var question = Ann.Direct.Say(June);
        var answer = await Ann.Direct.SeesAsync(InJune, under: question);
        Assert.DoesNotContain(FollowUp, answer.Buttons);

        var followUp = Ann.Direct.Reply(answer, "was it the lowest month since January 2021?");

        await Ann.Direct.SeesAsync(InJanuary, under: followUp.Under == answer.Id ? followUp : question);
        Assert.Empty(await Ann.FromBotAsync());
    }

    [Fact]
    public async Task Mention_and_what_follows_under_it()
    {
        var question = Ann.SayToBot(June);
        var answer = await Ann.SeesAsync(InJune, under: question);
        Assert.True(Ben.Sees(answer));
        Assert.Empty(answer.Notifies.Except([Ann.Id]));

        var followUp = Ann.Reply(answer, "and in May 2024?");

        var second = await Ann.SeesAsync(InMay);
        Assert.Contains(second.Under, new[] { question.Id, followUp.Id });
        Assert.True(Ben.Sees(second));
    }

    [Fact]
    public async Task Nobody_mentioned_the_bot()
    {
        Ann.Say(June);
        var mention = Ann.SayToBot("What is an ICE detainer?");

        await Ann.SeesAsync("48", under: mention);
        Assert.Single(await Ann.FromBotAsync());
    }

    [Fact]
    public async Task Follow_up_button()
    {
        var answer = await AskedAsync();

        await Ben.PressAsync(answer, answer.Buttons[0]);

        var second = await Ben.SeesAsync("total encounters", besides: answer);
        Assert.Contains("[1]", second.Text, StringComparison.Ordinal);
        Assert.True(Ann.Sees(second));
    }

    [Fact]
    public async Task Follow_up_form()
    {
        var answer = await AskedAsync();

        await Ben.PressAsync(answer, FollowUp);
        var form = await Ben.FormAsync();
        Assert.Equal((FollowUp, "Your question"), (form.Title, Assert.Single(form.Fields).Label));
        await Ben.SubmitAsync(form, ("Your question", "and in May 2024?"));

        Assert.True(Ann.Sees(await Ben.SeesAsync(InMay)));
    }

    [Fact]
    public async Task Thumbs_up()
    {
        var answer = await AskedAsync();

        await Ben.PressAsync(answer, "👍 Helpful");

        Assert.False(Ann.Sees(await Ben.SeesAsync("Thank you. This goes to those who look after the library.")));
    }

    [Fact]
    public async Task Thumbs_down_with_a_reason()
    {
        var answer = await AskedAsync();

        await Ben.PressAsync(answer, "👎 Not helpful");
        var form = await Ben.FormAsync();
        await Ben.SubmitAsync(form, ("What was wrong or missing?", "It should say how many were families."));

        Assert.False(Ann.Sees(await Ben.SeesAsync("Thank you. This goes to those who look after the library.")));
        await Ben.CommandAsync("privacy", ("action", "export"));
        await Ben.Direct.SeesAsync("What is kept about you");
        Assert.Contains("It should say how many were families.", Assert.Single((await Ben.Direct.FromBotAsync()).SelectMany(seen => seen.Files)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Share_a_private_answer()
    {
        await SetAsync("answers", "private");
        var answer = await AskedAsync();
        Assert.False(Ben.Sees(answer));

        await Ann.PressAsync(answer, "Share with channel");

        Assert.False(Ben.Sees(await Ann.SeesAsync("Shared with the channel.")));
        var shared = await Ben.SeesAsync(InJune);
        Assert.Contains(June, shared.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Share with channel", shared.Buttons);
        await Ben.PressAsync(shared, "👍 Helpful");
        await Ben.SeesAsync("Thank you.");
    }

    [Fact]
    public async Task Pages_of_a_long_answer()
    {
        await Ann.CommandAsync("ask", ("question", June + DirectedAnswers.AtLength));
        var page = await Ann.SeesAsync(InJune);
        Assert.DoesNotContain("This is the end.", page.Text, StringComparison.Ordinal);
        Assert.Contains(page.Buttons, label => label.StartsWith("Show all", StringComparison.Ordinal));

        for (var pages = 1; page.Buttons.FirstOrDefault(IsNext) is { } next; pages++)
        {
            Assert.Contains(Source, page.Text, StringComparison.Ordinal);
            Assert.InRange(pages, 1, 50);
            var seen = Ben.Screen.Count;
            await Ben.PressAsync(page, next);
            await Stage.UntilAsync(() => Task.FromResult(Ben.Screen.Count > seen), "the next page");
            page = Ben.Screen[^1];
            Assert.False(Ann.Sees(page));
        }

        Assert.Contains("This is the end. [1]", page.Text, StringComparison.Ordinal);

        static bool IsNext(string label) => label.StartsWith("Show all", StringComparison.Ordinal) || label.StartsWith("Show more", StringComparison.Ordinal);
    }

    [Fact]
    public async Task I_need_a_person()
    {
        await SetAsync("contacts", Ben.Mention);
        var answer = await AskedAsync();

        await Ann.PressAsync(answer, "I need a person");

        var wanted = await Ben.SeesAsync("Somebody here would like a person's answer");
        Assert.Contains(June, wanted.Text, StringComparison.Ordinal);
        Assert.Equal([Ben.Id], wanted.Notifies);
        Assert.True(Ann.Sees(wanted));
        Assert.False(Ben.Sees(await Ann.SeesAsync("I have asked the people who look after questions in this channel.")));
    }

    [Fact]
    public async Task The_bot_is_taken_out_while_it_looks_something_up()
    {
        var held = Stage.Engine.Hold();
        Ann.SayToBot(June);
        await Stage.Engine.AskedAsync(June);

        await Room.RemoveBotAsync();
        await Stage.SettledAsync();
        held.SetResult();

        var elsewhere = (await Stage.OpenAsync()).Ann;
        elsewhere.SayToBot("What is an ICE detainer?");
        await elsewhere.SeesAsync("48");
        Assert.Empty(await Ann.FromBotAsync());
    }

    internal async Task<Seen> AskedAsync()
    {
        await Ann.CommandAsync("ask", ("question", June));
        return await Ann.SeesAsync(InJune);
    }

    internal async Task SetAsync(string setting, string value)
    {
        await Meg.CommandAsync("settings", ("setting", setting), ("value", value));
        await Meg.SeesAsync("Saved.");
    }
}
