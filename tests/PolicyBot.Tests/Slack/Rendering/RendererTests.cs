using PolicyBot.Asking;
using PolicyBot.Chat;
using PolicyBot.Knowledge;
using PolicyBot.Slack.Rendering;
using PolicyBot.Tests.Fakes.Slack.State;

namespace PolicyBot.Tests.Slack.Rendering;

public sealed class RendererTests
{
    private static readonly Button _next = new(new(ButtonKind.Ask, new("a1"), 0), "And in 2025?");

    [Fact]
    public void The_direct_answer_comes_first_and_every_source_has_publisher_title_date_and_link()
    {
        var shown = Shown(Samples.Answer(
            [new("83,532 people.", [1], []), new("That is <29%> less & falling.", [1, 2], [])],
            [Samples.Of(1, title: "Encounters & more"), Samples.Of(2, "GAO", "A report", null)]));

        Assert.Equal(
            [
                "83,532 people. [1]",
                "That is &lt;29%&gt; less &amp; falling. [1][2]",
                "*Sources*\n[1] US Border Patrol, <https://www.cbp.gov/stats|Encounters &amp; more>; Table 1; June 2024; as of July 2024\n[2] GAO, <https://www.cbp.gov/stats|A report>; June 2024; as of July 2024",
                "And in 2025?",
            ],
            shown);
    }

    [Fact]
    public void A_claims_stance_stands_above_the_sentences_and_the_question_above_that()
    {
        var answer = Samples.Answer([new("It fell.", [1], [])], [Samples.Of(1)], stance: Stance.Refuted);

        var blocks = Renderer.Render(Message.Of(Language.English, new Content.OfAnswer(new("a1"), answer, Question: "Did it\nrise?")), plain: false).Blocks!;

        Assert.StartsWith("&gt; Did it rise?\n*On the evidence cited: refuted*\nIt fell. [1]\n", BlockText.Of(blocks), StringComparison.Ordinal);
    }

    [Fact]
    public void What_may_be_out_of_date_is_marked() =>
        Assert.Contains(Shown(Samples.Answer([new("Old.", [1, 2], [])], [Samples.Of(1), Samples.Of(2, stale: true)])), line => line == "⚠️ [2] may be out of date");

    [Fact]
    public void What_does_not_fit_is_behind_a_button_and_its_sources_with_it()
    {
        var answer = Samples.Answer([.. Enumerable.Range(1, 12).Select(n => new Sentence(new string('x', 900), [n], []))], [.. Enumerable.Range(1, 12).Select(n => Samples.Of(n))]);

        var first = Renderer.Render(Message.Of(Language.Spanish, new Content.OfAnswer(new("a1"), answer), _next), plain: false);
        var second = Renderer.Render(Message.Of(Language.Spanish, new Content.OfAnswer(new("a1"), answer, Page: 1), _next), plain: false);

        var button = BlockText.Actions(first.Blocks)["page.a1.1"];
        Assert.Equal("page.a1.1", button["value"]!.GetValue<string>());
        Assert.Equal("Show all (2/3)", button["text"]!["text"]!.GetValue<string>());
        Assert.Contains("page.a1.2", BlockText.Actions(second.Blocks).Keys);
        Assert.Contains("[1] US Border Patrol", BlockText.Of(first.Blocks!), StringComparison.Ordinal);
        Assert.DoesNotContain("[12] US Border Patrol", BlockText.Of(first.Blocks!), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_beyond_the_last_is_the_last()
    {
        var answer = Samples.Answer([new("One.", [1], [])], [Samples.Of(1)]);

        var blocks = Renderer.Render(Message.Of(Language.English, new Content.OfAnswer(new("a1"), answer, Page: 9)), plain: false).Blocks!;

        Assert.StartsWith("One. [1]", BlockText.Of(blocks), StringComparison.Ordinal);
    }

    [Fact]
    public void As_plain_text_the_address_stands_behind_the_source()
    {
        var answer = Samples.Answer([new("It fell.", [1], [])], [Samples.Of(1)]);

        var message = Renderer.Render(new(Language.English, new Content.OfAnswer(new("a1"), answer), [_next], [], ["U1"]), plain: true);

        Assert.Equal("<@U1> It fell. [1]\nSources\n[1] US Border Patrol, Southwest Border Encounters; Table 1; June 2024; as of July 2024 https://www.cbp.gov/stats", message.Text);
        Assert.Equal(false, message.Body()["mrkdwn"]);
    }

    [Fact]
    public void Nothing_is_unfurled_and_a_text_stands_beside_the_blocks()
    {
        var body = Renderer.Render(Message.Of(Language.English, new Content.Note("Help", ["one", "two"])), plain: false).Body(("channel", "C1"), ("thread_ts", null));

        Assert.Equal("Help\none\ntwo", body["text"]);
        Assert.Equal(false, body["unfurl_links"]);
        Assert.Equal(false, body["unfurl_media"]);
        Assert.Equal("C1", body["channel"]);
        Assert.DoesNotContain("thread_ts", body.Keys);
    }

    [Fact]
    public void A_form_is_a_modal_that_remembers_what_it_is_about()
    {
        var form = new Form(
            new(FormKind.Settings, null, "slack:T1:C1:"), Language.English, "Settings of this channel and more", "Save",
            [new("who", "Who may ask", Value: "members", Choices: [new("everyone", "Everyone"), new("members", "Members")]), new("topics", "Topics", Hint: "With commas", Value: "all", Required: false, MaxLength: 9000)]);

        var view = FormView.Of(form);

        Assert.Empty(BlockRulesOf(view));
        Assert.Equal(form.Ref, ChatJson.Read<FormRef>(view["private_metadata"]!.GetValue<string>()));
        Assert.Equal("Settings of this channe…", view["title"]!["text"]!.GetValue<string>());
        Assert.Equal("members", view["blocks"]![0]!["element"]!["initial_option"]!["value"]!.GetValue<string>());
        Assert.Equal(3000, view["blocks"]![1]!["element"]!["max_length"]!.GetValue<int>());
        Assert.True(view["blocks"]![1]!["optional"]!.GetValue<bool>());
    }

    [Fact]
    public void Errors_are_shown_at_fields_that_the_form_has()
    {
        var errors = FormView.Errors(new Dictionary<string, string> { ["who"] = "No.", ["elsewhere"] = "Nor that." }, ["topics", "who"])!;

        Assert.Equal(new Dictionary<string, string> { ["who"] = "No.", ["topics"] = "Nor that." }, errors["errors"]);
        Assert.Null(FormView.Errors(new Dictionary<string, string> { ["who"] = "No." }, []));
    }

    [Theory]
    [InlineData("short", 10, "short")]
    [InlineData("a longer text", 8, "a longe…")]
    [InlineData("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 13, "👩‍👩‍👧‍👦…")]
    public void Texts_are_cut_between_characters(string text, int most, string expected) => Assert.Equal(expected, Clip.To(text, most));

    private static IReadOnlyList<string> BlockRulesOf(System.Text.Json.Nodes.JsonObject view) => Fakes.Slack.Limits.BlockRules.View(view);

    private static string[] Shown(Answer answer) =>
        [.. Renderer.Render(Message.Of(answer.Language, new Content.OfAnswer(new("a1"), answer), _next), plain: false).Blocks!.Select(block => BlockText.Of([block!.DeepClone()]))];
}
