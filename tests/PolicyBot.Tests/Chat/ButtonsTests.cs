using PolicyBot.Chat;

namespace PolicyBot.Tests.Chat;

/// <summary>What buttons do, and for whom.</summary>
public sealed class ButtonsTests
{
    private const string Detainer = "What is an ICE detainer?";

    [Fact]
    public async Task A_follow_up_button_asks_its_question()
    {
        await using var desk = await Desk.OpenAsync();
        var first = Assert.Single(await desk.CommandAsync(Detainer));

        var second = Assert.Single(await desk.PressAsync(first.Button(ButtonKind.Ask), person: "U2"));

        Assert.Equal(first.Answer().FollowUps[0], Assert.IsType<Content.OfAnswer>(second.Message.Content).Question);
    }

    [Theory]
    [InlineData("U2", "C1")]
    [InlineData("U1", "C2")]
    public async Task A_private_answers_button_works_for_nobody_else_and_nowhere_else(string person, string channel)
    {
        await using var desk = await Desk.OpenAsync();
        var first = Assert.Single(await desk.CommandAsync(Detainer, surface: Surface.SharedChannel));

        var refused = Assert.Single(await desk.PressAsync(first.Button(ButtonKind.Ask), person, channel, Surface.SharedChannel));

        Assert.Equal(Audience.Asker, refused.Audience);
        Assert.Contains("somebody else's", refused.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shared_answer_is_everybodys()
    {
        await using var desk = await Desk.OpenAsync();
        var first = Assert.Single(await desk.CommandAsync(Detainer, surface: Surface.SharedChannel));

        var posts = await desk.PressAsync(first.Button(ButtonKind.Share), surface: Surface.SharedChannel, posts: 2);
        var shared = posts.Single(p => p.Delivery is Delivery.Send);
        var pressed = Assert.Single(await desk.PressAsync(shared.Button(ButtonKind.Ask), person: "U2", surface: Surface.SharedChannel));

        Assert.Equal((Audience.Everyone, Detainer), (shared.Audience, Assert.IsType<Content.OfAnswer>(shared.Message.Content).Question));
        Assert.IsType<Content.OfAnswer>(pressed.Message.Content);
    }

    [Fact]
    public async Task Only_the_asker_may_share_a_private_answer()
    {
        await using var desk = await Desk.OpenAsync();
        var first = Assert.Single(await desk.CommandAsync(Detainer, surface: Surface.SharedChannel));

        Assert.Contains("somebody else's", Assert.Single(await desk.PressAsync(first.Button(ButtonKind.Share), "U2", surface: Surface.SharedChannel)).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thumb_down_opens_a_form_and_its_reason_is_thanked_for()
    {
        await using var desk = await Desk.OpenAsync();
        var first = Assert.Single(await desk.CommandAsync(Detainer));

        var form = Assert.IsType<Receipt.Show>(await desk.ReceiveAsync(desk.Event(new Act.Pressed(first.Button(ButtonKind.NotHelpful))))).Form;
        var thanks = Assert.Single(await desk.TellAsync(desk.Event(new Act.Submitted(form.Ref, new Dictionary<string, string> { ["reason"] = "Too long" }))));

        Assert.Equal(FormKind.Reason, form.Ref.Kind);
        Assert.Contains("Thank you", thanks.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_follow_up_can_be_written_into_a_form()
    {
        await using var desk = await Desk.OpenAsync();
        var first = Assert.Single(await desk.CommandAsync("How many people did Border Patrol apprehend in June 2024?"));

        var form = Assert.IsType<Receipt.Show>(await desk.ReceiveAsync(desk.Event(new Act.Pressed(first.Button(ButtonKind.FollowUp))))).Form;
        var second = Assert.Single(await desk.TellAsync(desk.Event(new Act.Submitted(form.Ref, new Dictionary<string, string> { ["question"] = "and in May?" }))));

        Assert.Contains("117,905", second.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forgotten_and_forged_answers_are_said_to_be_gone()
    {
        await using var desk = await Desk.OpenAsync();

        Assert.Contains("no longer kept", Assert.Single(await desk.PressAsync(new(ButtonKind.Ask, new("nothing"), 0))).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sources_and_reasons_of_the_last_answer_can_be_asked_for()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.CommandAsync(Detainer);

        var sources = Assert.Single(await desk.CommandAsync("sources"));
        var why = Assert.Single(await desk.CommandAsync("why"));
        var stranger = Assert.Single(await desk.CommandAsync("sources", person: "U9"));

        Assert.Contains("[1]", sources.Text(), StringComparison.Ordinal);
        Assert.Contains("passed the gate", why.Text(), StringComparison.Ordinal);
        Assert.Contains("no earlier answer", stranger.Text(), StringComparison.Ordinal);
    }
}
