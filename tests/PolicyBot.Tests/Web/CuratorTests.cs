using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PolicyBot.App.Web.Desk;
using PolicyBot.Asking;
using PolicyBot.Knowledge;
using static PolicyBot.Tests.Web.Visitor;

namespace PolicyBot.Tests.Web;

/// <summary>What curators do at their desk, in a real browser.</summary>
public sealed class CuratorTests(SiteStage stage) : IClassFixture<SiteStage>
{
    private const string Question = "How many bodycams has the Border Patrol bought?";
    private const string Bought = "The Border Patrol had bought 7,500 body-worn cameras for its agents by January 2026.";

    private static string Entry { get; } =
        $"""
        ---
        id: border-patrol-body-cameras
        kind: policy
        title: Body-worn cameras of the Border Patrol
        title_es: Cámaras corporales de la Patrulla Fronteriza
        topics:
        - agencies
        jurisdiction: US
        status: in-force
        as_of: '2026-01-15'
        review_by: '2099-06-30'
        aliases:
        - bodycams of the Border Patrol
        - Border Patrol bodycams
        aliases_es:
        - cámaras corporales de la Patrulla Fronteriza
        questions:
        - {Question}
        - Do Border Patrol agents wear bodycams?
        questions_es:
        - ¿Cuántas cámaras corporales ha comprado la Patrulla Fronteriza?
        - ¿Llevan cámaras corporales los agentes de la Patrulla Fronteriza?
        summary:
          en: The Border Patrol has bought 7,500 body-worn cameras for its agents.
          es: La Patrulla Fronteriza ha comprado 7,500 cámaras corporales para sus agentes.
          facts:
          - border-patrol-body-cameras-bought
        facts:
        - id: border-patrol-body-cameras-bought
          text: {Bought}
          es: La Patrulla Fronteriza había comprado 7,500 cámaras corporales para sus agentes hasta enero de 2026.
          as_of: '2026-01-15'
          sources:
          - s1
          basis: seen
          confidence: high
          figures:
          - value: 7500
            unit: cameras
            period: 2026-01
        sources:
        - id: s1
          publisher: US Customs and Border Protection
          title: Body-worn cameras
          url: https://www.cbp.gov/newsroom/body-worn-cameras
          date: '2026-01-15'
          tier: primary
        changes:
        - on: '2026-01-15'
          kind: added
          facts: [border-patrol-body-cameras-bought]
        ---
        """;

    [Fact]
    public async Task Question_that_nobody_could_answer_becomes_an_entry_and_who_asked_is_told()
    {
        await using var ann = await stage.VisitAsync("/direct");
        await ann.SendAsync(Question);
        await ann.SeesAsync("The library does not cover this.");
        await using var cora = await stage.SitDownAsync("Cora", Roles.Curator);
        await using var carl = await stage.SitDownAsync("Carl", Roles.Curator);

        // From the gap to a draft.
        var gap = cora.Page.Locator(".card").Filter(new() { HasText = Question });
        await Expect(gap).ToContainTextAsync("1 question from 1 person");
        await cora.PictureAsync("30-gaps");
        await cora.PressAsync(gap, "Draft an entry");
        var file = cora.Page.GetByLabel("The file, as the library keeps it");
        await Expect(file).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("- 'How many bodycams has the Border Patrol bought\\?'", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        await cora.PressAsync(cora.Page.Locator("main"), "Submit for approval");
        await Expect(cora.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The linter has");

        // What it would do.
        await file.FillAsync(Entry);
        await cora.PressAsync(cora.Page.Locator("main"), "Save and check");
        await Expect(cora.Page.GetByText("The linter has no objections.")).ToBeVisibleAsync();
        await Expect(cora.Page.Locator(".answer")).ToContainTextAsync(Bought);
        await Expect(cora.Page.GetByText("none would now be answered from this one instead")).ToBeVisibleAsync();
        await cora.Page.Locator("#result").ScrollIntoViewIfNeededAsync();
        await cora.PictureAsync("31-check");
        Assert.Empty(await cora.BarriersAsync());
        await cora.PressAsync(cora.Page.Locator("main"), "Submit for approval");

        // Two persons.
        await cora.PressAsync(cora.Page.Locator("main"), "Approve");
        await Expect(cora.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("A second person approves");
        await cora.PictureAsync("32-second-person");
        await carl.GoAsync(new Uri(cora.Page.Url).AbsolutePath);
        await carl.PressAsync(carl.Page.Locator("main"), "Approve");
        await Expect(carl.Page.Locator("p.facts").First).ToContainTextAsync("approved; written by Cora");

        // Whoever asked hears of it, and whoever asks gets it.
        await ann.SeesAsync("You asked this earlier, and I could not answer it well. Now the library covers it.");
        await Expect(ann.Page.Locator(".answer .lead").Last).ToContainTextAsync("7,500 body-worn cameras");
        await ann.PictureAsync("33-now-answered");
        await carl.GoAsync("/desk");
        await Expect(carl.Page.Locator(".card").Filter(new() { HasText = Question })).ToHaveCountAsync(0);
        await carl.GoAsync("/desk/library/border-patrol-body-cameras");
        await Expect(carl.Page.Locator("main")).ToContainTextAsync("approved by Carl");
        await carl.PictureAsync("34-entry");
        await carl.GoAsync("/desk/log");
        await Expect(carl.Page.Locator("tbody tr").Filter(new() { HasText = "Carl" }).First).ToContainTextAsync("approved");
        Assert.Empty(cora.Complaints);
        Assert.Empty(carl.Complaints);
    }

    [Fact]
    public async Task Desk_shows_what_there_is_to_look_after_and_keeps_nobody_out()
    {
        await using var ann = await stage.VisitAsync("/direct");
        await ann.SendAsync("How many people did Border Patrol apprehend in June 2024?");
        await ann.SeesAsync("83,532");
        await ann.SendAsync("/policy digest subscribe daily asylum");
        await ann.SeesAsync("Subscribed.");
        await using var rita = await stage.SitDownAsync("Rita", Roles.Admin, new() { ColorScheme = ColorScheme.Dark, ViewportSize = new() { Width = 390, Height = 844 } });
        foreach (var (path, text, picture) in new[]
        {
            ("/desk", "What the bot could not answer well", "40-gaps-phone"),
            ("/desk/drafts", "Drafts", "41-drafts"),
            ("/desk/library", "To be looked at again", "42-library"),
            ("/desk/library?q=who+is+an+ICE+detainer+for", "ICE detainer", "43-search"),
            ("/desk/library/usbp-southwest-encounters-monthly", "Sources", "44-series"),
            ("/desk/operations", "asylum", "45-operations"),
            ("/desk/log", "signed in", "46-log"),
            ("/desk/people", "Let somebody in", "47-people"),
        })
        {
            await rita.GoAsync(path);
            await Expect(rita.Page.Locator("main")).ToContainTextAsync(text);
            await rita.PictureAsync(picture);
            Assert.Empty(await rita.BarriersAsync());
            Assert.True(await rita.FitsAsync(), path);
        }

        Assert.Empty(rita.Complaints);
    }

    [Fact]
    public async Task Link_of_an_admin_lets_one_person_in_once()
    {
        await using var rita = await stage.SitDownAsync("Rita", Roles.Admin);
        await rita.GoAsync("/desk/people");
        await rita.Page.GetByLabel("Name").FillAsync("Noor");
        await rita.Page.GetByLabel("Role").SelectOptionAsync("reader");
        await rita.PressAsync(rita.Page.Locator("main"), "Make a link");
        var link = new Uri(await rita.Page.Locator(".link").InnerTextAsync()).PathAndQuery;

        await using var noor = await stage.VisitAsync("/direct");
        await noor.GoAsync(link);
        await Expect(noor.Page.Locator(".leave")).ToContainTextAsync("Noor, reader");
        await using var thief = await stage.VisitAsync("/direct");
        await thief.GoAsync(link);

        await Expect(thief.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("That link was used already");
        await noor.PressAsync(noor.Page.Locator("header"), "Leave");
        await noor.GoAsync("/desk");
        await Expect(noor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Sign in");
    }

    [Fact]
    public async Task File_dropped_into_the_library_is_in_use_at_once_and_a_broken_one_is_refused_with_its_report()
    {
        var overlay = stage.Product.Services.GetRequiredService<LibraryFiles>().Overlay!;
        var live = stage.Product.Services.GetRequiredService<LiveKnowledge>();
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(overlay, "agencies")).FullName, "dropped.md");
        var token = TestContext.Current.CancellationToken;
        await File.WriteAllTextAsync(file, Entry.Replace("border-patrol-body-cameras", "dropped", StringComparison.Ordinal), token);
        await Running.Patience.UntilAsync(() => live.Current.Library.Find(new EntryId("dropped")) is not null, "the file is in use", token);

        await File.WriteAllTextAsync(file, "---\nid: dropped\nkind: nonsense\n---\n", token);
        await Running.Patience.UntilAsync(() => live.Refused.Count > 0, "the broken file is refused", token);

        Assert.NotNull(live.Current.Library.Find(new EntryId("dropped")));
        await using var rita = await stage.SitDownAsync("Rita", Roles.Reader);
        await rita.GoAsync("/desk/library");
        await Expect(rita.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("agencies/dropped.md:");
        await rita.PictureAsync("48-refused");
        File.Delete(file);
        await Running.Patience.UntilAsync(() => live.Refused.Count == 0 && live.Current.Library.Find(new EntryId("dropped")) is null, "the file is gone", token);
    }
}
