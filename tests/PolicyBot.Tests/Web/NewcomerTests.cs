using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static PolicyBot.Tests.Web.Visitor;

namespace PolicyBot.Tests.Web;

/// <summary>What a newcomer does in the local workspace, in a real browser.</summary>
public sealed partial class NewcomerTests(SiteStage stage) : IClassFixture<SiteStage>, IAsyncLifetime
{
    private const string June = "How many people did Border Patrol apprehend in June 2024?";
    private const string InJune = "were 83,532 in June 2024.";
    private Visitor _ann = null!;
    private string _path = "";

    public async ValueTask InitializeAsync()
    {
        _path = "/c/" + (await stage.ChannelAsync()).Id;
        _ann = await stage.VisitAsync(_path);
    }

    /// <summary>Neither an error, nor anything that the content security policy refused, nor a request to anybody else.</summary>
    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_ann.Complaints);
        await _ann.DisposeAsync();
    }

    [Fact]
    public async Task First_page_greets_with_questions_that_are_answered_when_chosen()
    {
        await using var newcomer = await stage.VisitAsync("/");
        await newcomer.PictureAsync("01-welcome");

        await newcomer.PressAsync(newcomer.Page.Locator(".welcome"), "A figure");

        await newcomer.SeesAsync(InJune);
        Assert.Empty(newcomer.Complaints);
    }

    [Fact]
    public async Task Command_is_completed_while_it_is_typed_and_answered_with_sources()
    {
        await _ann.Box.PressSequentiallyAsync("/pol");
        await Expect(_ann.Page.GetByRole(AriaRole.Option, new() { Name = "/policy ask QUESTION" })).ToBeVisibleAsync();
        await _ann.Box.PressSequentiallyAsync("icy ask what is an ice det");
        await Expect(_ann.Page.GetByRole(AriaRole.Option, new() { Name = "What is an ICE detainer?" }).First).ToBeVisibleAsync();
        await _ann.PictureAsync("02-completion");

        await _ann.Box.PressAsync("ArrowDown");
        await _ann.Box.PressAsync("Enter");
        await Expect(_ann.Box).ToHaveValueAsync("/policy ask What is an ICE detainer?");
        await _ann.Box.PressAsync("Escape");
        await _ann.Box.PressAsync("Enter");

        var answer = await _ann.SeesAsync("48 hours");
        await Expect(answer.Locator(".sources li").First).ToContainTextAsync("[1]");
        await _ann.PictureAsync("03-answer");
        await answer.Locator("a.cite").First.ClickAsync();
        await Expect(answer.Locator(".sources li").First).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Mention_is_answered_in_a_thread_where_follow_ups_need_no_mention()
    {
        await _ann.Box.PressSequentiallyAsync("@Pol");
        await Expect(_ann.Page.GetByRole(AriaRole.Option, new() { Name = "@PolicyBot" })).ToBeVisibleAsync();
        await _ann.SendAsync("@PolicyBot " + June);
        await Expect(_ann.Page.Locator(".thread").GetByText(InJune)).ToBeVisibleAsync();

        await _ann.PressAsync(_ann.Page.Locator(".thread"), "Reply in thread");
        var reply = _ann.Page.Locator(".thread").GetByRole(AriaRole.Combobox);
        await Expect(reply).ToBeFocusedAsync();
        await reply.FillAsync("and in May 2024?");
        await reply.PressAsync("Enter");

        await Expect(_ann.Page.Locator(".thread").GetByText("were 117,905 in May 2024.")).ToBeVisibleAsync();
        await _ann.PictureAsync("04-thread");
    }

    [Fact]
    public async Task Direct_message_greets_and_remembers_what_was_asked()
    {
        await _ann.OpenAsync("/direct");
        var greeting = await _ann.SeesAsync("Ask me");

        await _ann.PressAsync(greeting, June);
        await _ann.SeesAsync(InJune);
        await _ann.SendAsync("and in May 2024?");

        await _ann.SeesAsync("were 117,905 in May 2024.");
        await _ann.PictureAsync("05-direct");
    }

    [Fact]
    public async Task Buttons_ask_on_and_a_form_takes_a_follow_up()
    {
        await _ann.SendAsync($"/policy ask {June}");
        var answer = await _ann.SeesAsync(InJune);

        await answer.Locator(".asks button").First.ClickAsync();
        await _ann.SeesAsync("total encounters");
        await _ann.PressAsync(answer, "Ask a follow-up");
        await Expect(_ann.Dialog).ToBeVisibleAsync();
        await _ann.PictureAsync("06-form");
        await _ann.Dialog.GetByLabel("Your question").FillAsync("and in May 2024?");
        await _ann.PressAsync(_ann.Dialog, "Send");

        await _ann.SeesAsync("were 117,905 in May 2024.");
        await Expect(_ann.Dialog).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Feedback_with_a_reason_is_thanked_for_where_only_the_giver_sees_it()
    {
        await using var ben = await stage.VisitAsync(_path);
        await _ann.SendAsync($"/policy ask {June}");
        await _ann.PressAsync(await ben.SeesAsync(InJune), "Not helpful");
        await ben.Dialog.GetByLabel("What was wrong or missing?").FillAsync("It should say how many were families.");
        await ben.PressAsync(ben.Dialog, "Send");

        await Expect(await ben.SeesAsync("Thank you.")).ToContainTextAsync("Only you can see this");
        await ben.PictureAsync("07-feedback");
        await _ann.PressAsync(await _ann.SeesAsync(InJune), "Helpful");
        await _ann.SeesAsync("Thank you.");
        await Expect(_ann.Bot.Filter(new() { HasText = "Thank you." })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Chart_has_words_for_those_who_do_not_see_it_and_its_data()
    {
        await _ann.SendAsync($"/policy ask {June}");
        await _ann.PressAsync(await _ann.SeesAsync(InJune), "Chart");

        var picture = _ann.Page.Locator("figure img");
        await Expect(picture).ToBeVisibleAsync();
        Assert.True(await picture.EvaluateAsync<bool>("async image => { await image.decode(); return image.naturalWidth > 300; }"));
        Assert.Contains("Border Patrol", await picture.GetAttributeAsync("alt"), StringComparison.Ordinal);
        await _ann.PictureAsync("08-chart");
        await _ann.PressAsync(_ann.Bot.Filter(new() { Has = picture }), "Data (CSV)");
        var download = await _ann.Page.RunAndWaitForDownloadAsync(() => _ann.Page.GetByRole(AriaRole.Link, new() { Name = "usbp-southwest-encounters-monthly.csv" }).ClickAsync());
        Assert.Contains("83532", await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Digest_is_subscribed_to_by_a_form_and_arrives_while_one_looks()
    {
        await using var ben = await stage.VisitAsync(_path);
        await _ann.PressAsync(_ann.Page.Locator(".head"), "Digest");
        await _ann.Dialog.GetByLabel("How often").SelectOptionAsync(new SelectOptionValue { Label = "Every day" });
        await _ann.Dialog.GetByLabel("Day, time and time zone").FillAsync("9:00 Europe/Atlantis");
        await _ann.PressAsync(_ann.Dialog, "Save");
        await Expect(_ann.Dialog).ToContainTextAsync("“Europe/Atlantis” is none of");
        await _ann.PictureAsync("09-mistake");
        await _ann.Dialog.GetByLabel("Day, time and time zone").FillAsync("9:00 Europe/Madrid");
        await _ann.PressAsync(_ann.Dialog, "Save");
        await _ann.SeesAsync("Subscribed.");

        // As if the last one had come in the spring of 2025.
        var database = (App.Storage.Database)stage.Product.Services.GetService(typeof(App.Storage.Database))!;
        await database.WriteAsync(s => s.ExecuteAsync("UPDATE subscriptions SET covered = '2025-05-31', next_at = 1748930400000 WHERE channel = @channel", new { channel = $"local:local:{_path[3..]}" }), TestContext.Current.CancellationToken);

        var digest = await ben.SeesAsync("What has changed since May 31, 2025:");
        await ben.PictureAsync("10-digest");
        await ben.PressAsync(digest, "Show all");
        await Expect(ben.Bot.Filter(new() { HasText = "What has changed since May 31, 2025:" })).ToHaveCountAsync(2);
        Assert.Empty(ben.Complaints);
    }

    [Fact]
    public async Task Message_can_be_seen_as_it_would_look_in_Slack_and_in_Discord_and_as_it_would_be_sent()
    {
        await _ann.SendAsync($"/policy ask {June}");
        var answer = await _ann.SeesAsync(InJune);

        await _ann.PressAsync(answer, "In Slack");
        await Expect(answer.Locator(".slack")).ToContainTextAsync("> " + June);
        await Expect(answer.Locator(".slack a").First).ToHaveAttributeAsync("href", Https());
        await _ann.PictureAsync("11-slack");
        await _ann.PressAsync(answer, "In Discord");
        await Expect(answer.Locator(".discord .embed h2")).ToHaveTextAsync(June);
        await Expect(answer.Locator(".discord .embed")).Not.ToContainTextAsync("**");
        await _ann.PictureAsync("12-discord");
        await _ann.PressAsync(answer, "Payload");
        await Expect(answer.Locator("pre").First).ToContainTextAsync("\"type\": \"section\"");
        await Expect(answer.Locator("pre").Last).ToContainTextAsync("\"allowed_mentions\"");
        await _ann.PictureAsync("13-payload");
        await _ann.PressAsync(answer, "In Slack");
        await _ann.PressAsync(answer.Locator(".slack"), "Helpful");
        await _ann.SeesAsync("Thank you.");
    }

    [Fact]
    public async Task Where_others_read_along_an_answer_is_private_until_it_is_shared()
    {
        var path = "/c/" + (await stage.ChannelAsync(isShared: true)).Id;
        await _ann.OpenAsync(path);
        await using var ben = await stage.VisitAsync(path);
        await _ann.SendAsync($"/policy ask {June}");
        var answer = await _ann.SeesAsync(InJune);
        await Expect(answer).ToContainTextAsync("Only you can see this");
        await Expect(ben.Bot).ToHaveCountAsync(0);

        await _ann.PressAsync(answer, "Share with channel");

        await ben.SeesAsync(InJune);
        await _ann.PictureAsync("14-shared");
    }

    [Fact]
    public async Task Whoever_reads_Spanish_finds_the_pages_and_the_answers_in_Spanish()
    {
        await using var ana = await stage.VisitAsync(_path, new() { Locale = "es-MX", ViewportSize = new() { Width = 1280, Height = 900 } });
        await ana.PictureAsync("15-spanish-welcome");
        Assert.Equal("es", await ana.Page.Locator("html").GetAttributeAsync("lang"));

        await ana.PressAsync(ana.Page.Locator(".welcome"), "Una cifra");

        await Expect(await ana.SeesAsync("83,532")).ToContainTextAsync("Fuentes");
        await ana.PictureAsync("16-spanish-answer");
        Assert.Empty(ana.Complaints);
    }

    [Fact]
    public async Task Fifty_people_at_once_are_each_answered()
    {
        var people = new List<Visitor>();
        // One machine opens the pages and serves them.
        while (people.Count < 50)
            people.AddRange(await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => stage.VisitAsync("/direct", new() { ViewportSize = new() { Width = 800, Height = 600 } }))));

        await Task.WhenAll(people.Select(p => p.SendAsync(June)));

        await Task.WhenAll(people.Select(p => p.SeesAsync(InJune)));
        Assert.All(people, p => Assert.Empty(p.Complaints));
        await Task.WhenAll(people.Select(p => p.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task Name_and_role_are_changed_by_a_form_and_the_role_decides_what_one_may_do()
    {
        var name = "Zoë " + Guid.NewGuid().ToString("N")[..6];
        await _ann.PressAsync(_ann.Page.Locator(".side"), "You");
        await _ann.Dialog.GetByLabel("Name").FillAsync(name);
        await _ann.Dialog.GetByLabel("Role").SelectOptionAsync("member");
        await _ann.PressAsync(_ann.Dialog, "Save");
        await Expect(_ann.Page.Locator(".you")).ToContainTextAsync(name);

        await _ann.PressAsync(_ann.Page.Locator(".head"), "Settings");
        await _ann.PressAsync(await _ann.SeesAsync("Who may ask (who): everyone"), "Change settings");

        await _ann.SeesAsync("Only people who manage this channel may change its settings.");
    }

    [GeneratedRegex("^https://", RegexOptions.None, 1000)]
    private static partial Regex Https();
}
