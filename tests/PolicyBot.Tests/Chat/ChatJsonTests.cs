using PolicyBot.Chat;
using PolicyBot.Tests.EndToEnd;

namespace PolicyBot.Tests.Chat;

/// <summary>What is stored is read back as it was.</summary>
public sealed class ChatJsonTests
{
    [Theory]
    [InlineData("How many people did Border Patrol apprehend in June 2024, and how did that compare with May?")]
    [InlineData("Do immigrants commit more crime?")]
    [InlineData("¿Qué es una orden de retención de ICE?")]
    [InlineData("Timeline of Title 42")]
    public async Task A_post_with_an_answer_survives_storage(string question)
    {
        var answer = await Bot.Ask(question);
        var post = new Post("key", new("e1"), new(new("slack"), "T1", "C1", "17.1"), new("ticket", DateTimeOffset.UnixEpoch, "m"), Delivery.Respond, Audience.Asker, new(new("slack:T1:U1"), "U1"), Message.Of(answer.Language, new Content.OfAnswer(new("a1"), answer), new Button(new(ButtonKind.Ask, new("a1"), 1), "More")));

        var read = ChatJson.Read<Post>(ChatJson.Write(post));

        Assert.Equal(ChatJson.Write(post), ChatJson.Write(read));
        Assert.Equal(answer.Text, Assert.IsType<Content.OfAnswer>(read.Message.Content).Answer.Text);
    }

    [Fact]
    public void Every_kind_of_act_survives_storage()
    {
        Act[] acts =
        [
            new Act.Commanded("ask", new Dictionary<string, string> { ["question"] = "?" }, "no"),
            new Act.Said("text", Heard.Mention),
            new Act.Pressed(new(ButtonKind.Page, new("a1"), 2)),
            new Act.Submitted(new(FormKind.Reason, new("a1"), "slack:T:C:"), new Dictionary<string, string> { ["reason"] = "old" }),
            new Act.ChoseMessage("text"),
            new Act.Typing("ask", "question", "wh"),
            new Act.Opened(),
            new Act.Stopped(),
            new Act.Removed(true),
        ];

        Assert.All(acts, act => Assert.Equal(ChatJson.Write(act), ChatJson.Write(ChatJson.Read<Act>(ChatJson.Write(act)))));
        Assert.All(acts, act => Assert.Equal(act.GetType(), ChatJson.Read<Act>(ChatJson.Write(act)).GetType()));
    }

    [Fact]
    public void A_route_shows_no_ticket() => Assert.DoesNotContain("secret", new ReplyRoute("secret").ToString(), StringComparison.Ordinal);
}
