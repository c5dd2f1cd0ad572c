using PolicyBot.Slack.Receiving;

namespace PolicyBot.Tests.Slack.Receiving;

public sealed class SlackTextTests
{
    [Theory]
    [InlineData("<@U1> what is &lt;TPS&gt; &amp; DED?", "what is <TPS> & DED?")]
    [InlineData("is <https://x.example/a?b=1&amp;c=2|x.example> right?", "is x.example right?")]
    [InlineData("see <https://x.example/a?b=1&amp;c=2>", "see https://x.example/a?b=1&c=2")]
    [InlineData("<#C1|general> and <#C2>", "#general and #C2")]
    [InlineData("<!channel> <!here|@here> <!subteam^S1|@editors> <!date^1^{date}|1 May>", "@channel @here @editors 1 May")]
    [InlineData("write to <mailto:a@b.example|a@b.example>", "write to a@b.example")]
    [InlineData("ask <@U2|ana>", "ask <@U2>")]
    [InlineData("a &amp;lt; b", "a &lt; b")]
    [InlineData("&lt;@U1&gt; typed", "<@U1> typed")]
    [InlineData("two\nlines  and   spaces", "two\nlines and spaces")]
    [InlineData("", "")]
    public void Text_is_decoded_tokens_first_and_entities_last(string sent, string expected) => Assert.Equal(expected, SlackText.Decode(sent, "U1"));

    [Theory]
    [InlineData("hello <@U1>", true)]
    [InlineData("hello <@U1|policybot>", true)]
    [InlineData("hello <@U12>", false)]
    [InlineData("hello &lt;@U1&gt;", false)]
    public void A_mention_is_one_only_as_a_token(string text, bool mentions) => Assert.Equal(mentions, SlackText.Mentions(text, "U1"));

    [Fact]
    public void Nobody_is_mentioned_where_the_bot_is_not_known() => Assert.False(SlackText.Mentions("<@U1>", null));
}
