using PolicyBot.Chat;

namespace PolicyBot.Tests.Chat;

/// <summary>Settings of a channel: who may change them, and what they do.</summary>
public sealed class SettingsTests
{
    private const string Detainer = "What is an ICE detainer?";

    [Theory]
    [InlineData(Standing.Member)]
    [InlineData(Standing.Guest)]
    [InlineData(Standing.Outsider)]
    [InlineData(Standing.Unknown)]
    public async Task Nobody_without_the_right_changes_settings(Standing standing)
    {
        await using var desk = await Desk.OpenAsync();

        var refused = Assert.Single(await desk.CommandAsync("settings answers private", standing: standing));
        var answer = Assert.Single(await desk.CommandAsync(Detainer));

        Assert.Contains("Only people who manage", refused.Text(), StringComparison.Ordinal);
        Assert.Equal(Audience.Everyone, answer.Audience);
    }

    [Fact]
    public async Task A_manager_makes_answers_private()
    {
        await using var desk = await Desk.OpenAsync();

        await desk.CommandAsync("settings answers private", standing: Standing.Manager);

        Assert.Equal(Audience.Asker, Assert.Single(await desk.CommandAsync(Detainer)).Audience);
        Assert.Equal(Audience.Everyone, Assert.Single(await desk.CommandAsync(Detainer, channel: "C2")).Audience);
    }

    [Fact]
    public async Task Where_the_event_does_not_tell_the_platform_is_asked()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Platform.Standing = Standing.Manager;

        Assert.Contains("Saved", Assert.Single(await desk.CommandAsync("settings replies all", standing: Standing.Unknown)).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Questions_can_be_turned_off_and_are_refused_in_private()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.CommandAsync("settings who nobody", standing: Standing.Manager);

        var refused = Assert.Single(await desk.CommandAsync(Detainer));

        Assert.Equal(Audience.Asker, refused.Audience);
        Assert.Contains("settings leave questions to others", refused.Text(), StringComparison.Ordinal);
        Assert.Contains("turned off", Assert.Single(await desk.CommandAsync("why")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guests_and_outsiders_can_be_left_out()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.CommandAsync("settings who members", standing: Standing.Manager);

        Assert.IsType<Content.Note>(Assert.Single(await desk.CommandAsync(Detainer, standing: Standing.Guest)).Message.Content);
        Assert.IsType<Content.OfAnswer>(Assert.Single(await desk.CommandAsync(Detainer)).Message.Content);
    }

    [Fact]
    public async Task A_channel_can_be_kept_to_topics()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.CommandAsync("settings topics asylum", standing: Standing.Manager);

        Assert.IsType<Content.Note>(Assert.Single(await desk.CommandAsync(Detainer)).Message.Content);
        Assert.IsType<Content.OfAnswer>(Assert.Single(await desk.CommandAsync("How many people were granted asylum in fiscal year 2023?")).Message.Content);
    }

    [Fact]
    public async Task Every_question_of_a_channel_can_be_answered_and_nothing_else()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.CommandAsync("settings replies all", standing: Standing.Manager);

        Assert.IsType<Receipt.Ignored>(await desk.ReceiveAsync(desk.Event(new Act.Said("Lunch at noon.", Heard.InChannel))));
        Assert.IsType<Content.OfAnswer>(Assert.Single(await desk.TellAsync(desk.Event(new Act.Said(Detainer, Heard.InChannel), thread: "2.1"))).Message.Content);
    }

    [Fact]
    public async Task Only_named_contacts_are_ever_tagged()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.CommandAsync("settings contacts <@U777>, U888", standing: Standing.Manager);
        var answer = Assert.Single(await desk.CommandAsync(Detainer));

        var posts = await desk.PressAsync(answer.Button(ButtonKind.NeedPerson), posts: 2);

        Assert.Equal(["U777", "U888"], posts.Single(p => p.Delivery is Delivery.Send).Message.Tags);
        Assert.Empty(answer.Message.Tags);
    }

    [Theory]
    [InlineData("settings who robots")]
    [InlineData("settings topics sports")]
    [InlineData("settings contacts @everyone")]
    [InlineData("settings language klingon")]
    [InlineData("settings digests maybe")]
    [InlineData("settings zone Mars/Olympus")]
    public async Task A_value_that_is_none_is_refused_and_the_right_ones_are_named(string command)
    {
        await using var desk = await Desk.OpenAsync();

        Assert.Contains("/policy settings", Assert.Single(await desk.CommandAsync(command, standing: Standing.Manager)).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_opens_for_managers_with_what_holds_now_and_says_what_is_wrong()
    {
        await using var desk = await Desk.OpenAsync();
        ChatEvent Press(Standing standing) => desk.Event(new Act.Pressed(new(ButtonKind.Settings)), standing: standing);

        var form = Assert.IsType<Receipt.Show>(await desk.ReceiveAsync(Press(Standing.Manager))).Form;
        var mistakes = Assert.IsType<Receipt.Mistakes>(await desk.ReceiveAsync(desk.Event(new Act.Submitted(form.Ref, new Dictionary<string, string> { ["contacts"] = "everyone!" }), standing: Standing.Manager)));
        var saved = Assert.Single(await desk.TellAsync(desk.Event(new Act.Submitted(form.Ref, new Dictionary<string, string> { ["who"] = "members" }), standing: Standing.Manager)));
        var refused = Assert.Single(await desk.TellAsync(Press(Standing.Member)));

        Assert.Equal("everyone", form.Fields[0].Value);
        Assert.Equal(["contacts"], mistakes.ByField.Keys);
        Assert.Contains("members", saved.Text(), StringComparison.Ordinal);
        Assert.Contains("Only people who manage", refused.Text(), StringComparison.Ordinal);
    }
}
