using System.Text.Json.Nodes;
using CsCheck;
using PolicyBot.Slack.Rendering;
using PolicyBot.Tests.Fakes.Slack.Limits;
using PolicyBot.Tests.Fakes.Slack.State;
using Content = PolicyBot.Chat.Content;

namespace PolicyBot.Tests.Slack.Rendering;

/// <summary>Whatever an answer says, Slack takes it, and nobody is pinged by it.</summary>
public sealed class RendererProperties
{
    private const int Runs = 300;

    [Fact]
    public void Anything_renders_within_every_limit() => Samples.Messages.Sample(
        message =>
        {
            var rich = Renderer.Render(message, plain: false);
            Assert.Empty(BlockRules.Message(rich.Blocks));
            Assert.InRange(rich.Text.Length, 1, SlackMessage.MostText);
            var plain = Renderer.Render(message, plain: true);
            Assert.Null(plain.Blocks);
            Assert.InRange(plain.Text.Length, 1, SlackMessage.MostText);
        },
        iter: Runs);

    [Fact]
    public void Nobody_is_mentioned_but_those_to_be_tagged() => Samples.Messages.Sample(
        message =>
        {
            foreach (var rendered in new[] { Renderer.Render(message, plain: false), Renderer.Render(message, plain: true) })
                Assert.All(BlockText.Mentions(rendered.Text, rendered.Blocks), mention => Assert.Equal("@U0CONTACT01", mention));
        },
        iter: Runs);

    [Fact]
    public void Every_angle_bracket_is_a_link_of_a_source_or_a_tag() => Samples.Messages.Sample(
        message =>
        {
            foreach (var text in Mrkdwns(Renderer.Render(message, plain: false)))
                Assert.Equal(text.Count(c => c == '<'), System.Text.RegularExpressions.Regex.Count(text, @"<(?:https?://[^\s<>|]+\|[^<>]+|@[UW][A-Z0-9]+)>"));
        },
        iter: Runs);

    [Fact]
    public void Every_page_together_shows_every_sentence_with_its_sources() => Samples.Messages.Where(m => m.Content is Content.OfAnswer).Sample(
        message =>
        {
            var answer = ((Content.OfAnswer)message.Content).Answer;
            var pages = AnswerPages.Of(answer, 6000, c => SourceLines.Linked(c, answer.Language));

            var cited = answer.Sentences.SelectMany(s => s.Citations).Distinct().Where(n => answer.Citations.Any(c => c.N == n)).Order();
            Assert.Equal(cited, pages.SelectMany(p => p.Sources).Select(c => c.N).Distinct().Order());
            Assert.Equal(Solid(string.Concat(answer.Sentences.Select(s => s.Marked))), Solid(string.Concat(pages.SelectMany(p => p.Pieces))));
        },
        iter: Runs);

    [Fact]
    public void The_check_can_fail()
    {
        Assert.NotEmpty(BlockRules.Message([BlockKit.Section(new string('x', 3001))]));
        Assert.NotEmpty(BlockText.Mentions("", [BlockKit.Section("<!channel>")]));
    }

    private static IEnumerable<string> Mrkdwns(SlackMessage message) => (message.Blocks ?? [])
        .SelectMany(block => new[] { block!["text"] }.Concat(block["elements"] as JsonArray ?? []))
        .OfType<JsonObject>()
        .Where(text => text["type"]!.GetValue<string>() == "mrkdwn")
        .Select(text => text["text"]!.GetValue<string>());

    private static string Solid(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
