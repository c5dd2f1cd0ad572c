using System.Text;
using PolicyBot.Chat;

namespace PolicyBot.Tests.Chat;

/// <summary>What a person can have done with what is kept about them.</summary>
public sealed class PrivacyTests
{
    private const string Detainer = "What is an ICE detainer?";

    [Fact]
    public async Task Everything_kept_about_a_person_is_sent_to_them_alone()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.CommandAsync(Detainer);

        var posts = await desk.CommandAsync("privacy export", posts: 2);
        var sent = posts.Single(p => p.Delivery is Delivery.Direct);

        Assert.Contains(Detainer, Encoding.UTF8.GetString(Assert.Single(sent.Message.Files).Bytes), StringComparison.Ordinal);
        Assert.Equal("U1", sent.To?.Id);
        Assert.Equal(Audience.Asker, posts.Single(p => p.Delivery is Delivery.Respond).Audience);
    }

    [Fact]
    public async Task Erasing_asks_first_and_then_leaves_nothing()
    {
        await using var desk = await Desk.OpenAsync();
        var answer = Assert.Single(await desk.CommandAsync(Detainer));
        var sure = Assert.Single(await desk.CommandAsync("privacy erase"));

        var erased = Assert.Single(await desk.PressAsync(sure.Button(ButtonKind.EraseMe)));
        var gone = Assert.Single(await desk.PressAsync(answer.Button(ButtonKind.Ask)));

        Assert.Contains("has been erased", erased.Text(), StringComparison.Ordinal);
        Assert.Equal(Delivery.Replace, erased.Delivery);
        Assert.Contains("no longer kept", gone.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_wants_nothing_kept_is_answered_all_the_same()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.CommandAsync("privacy off");

        var answer = Assert.Single(await desk.CommandAsync(Detainer));

        Assert.IsType<Content.OfAnswer>(answer.Message.Content);
        Assert.Empty(answer.Message.Buttons);
        Assert.Contains("no earlier answer", Assert.Single(await desk.CommandAsync("sources")).Text(), StringComparison.Ordinal);
    }
}
