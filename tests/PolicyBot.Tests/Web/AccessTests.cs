using Microsoft.Playwright;
using static PolicyBot.Tests.Web.Visitor;

namespace PolicyBot.Tests.Web;

/// <summary>Whoever uses the workspace with a keyboard, a screen reader, on a phone or in the dark is not kept out.</summary>
public sealed class AccessTests(SiteStage stage) : IClassFixture<SiteStage>
{
    private const string June = "How many people did Border Patrol apprehend in June 2024?";

    [Theory]
    [InlineData(ColorScheme.Light, 1280, "20-light")]
    [InlineData(ColorScheme.Dark, 1280, "21-dark")]
    [InlineData(ColorScheme.Light, 390, "22-phone")]
    [InlineData(ColorScheme.Dark, 390, "23-phone-dark")]
    public async Task Nothing_serious_stands_in_the_way(ColorScheme scheme, int width, string picture)
    {
        var channel = await stage.ChannelAsync();
        await using var visitor = await stage.VisitAsync("/c/" + channel.Id, new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 844 }, HasTouch = width < 500 });
        await visitor.PictureAsync(picture + "-welcome");
        Assert.Empty(await visitor.BarriersAsync());
        Assert.True(await visitor.FitsAsync());

        await visitor.SendAsync("@PolicyBot " + June);
        var answer = await visitor.SeesAsync("83,532");
        await visitor.PictureAsync(picture + "-answer");
        await visitor.PressAsync(answer, "Chart");
        await Expect(visitor.Page.Locator("figure img")).ToBeVisibleAsync();
        await visitor.Box.FillAsync("/policy ");
        await Expect(visitor.Page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        Assert.Empty(await visitor.BarriersAsync());
        Assert.True(await visitor.FitsAsync());
        await visitor.Box.FillAsync("");
        foreach (var look in new[] { "In Slack", "In Discord", "Payload" })
        {
            await visitor.PressAsync(answer, look);
            await Expect(answer.GetByRole(AriaRole.Button, new() { Name = look })).ToHaveAttributeAsync("aria-pressed", "true");
            Assert.Empty(await visitor.BarriersAsync());
            Assert.True(await visitor.FitsAsync(), look);
        }

        await visitor.PressAsync(visitor.Page.Locator(".head"), "Digest");
        await Expect(visitor.Dialog).ToBeVisibleAsync();
        await visitor.PictureAsync(picture + "-form");
        Assert.Empty(await visitor.BarriersAsync());
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task In_the_dark_the_page_is_dark()
    {
        await using var visitor = await stage.VisitAsync("/direct", new() { ColorScheme = ColorScheme.Dark });

        Assert.Equal("rgb(22, 21, 20)", await visitor.Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).backgroundColor"));
    }

    [Fact]
    public async Task Everything_is_reached_with_the_keyboard_alone()
    {
        var channel = await stage.ChannelAsync();
        await using var visitor = await stage.VisitAsync("/c/" + channel.Id);
        var keyboard = visitor.Page.Keyboard;

        await keyboard.PressAsync("Tab");
        await Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Skip to the message box" })).ToBeFocusedAsync();
        await keyboard.PressAsync("Enter");
        await visitor.Box.FocusAsync();
        await keyboard.TypeAsync($"/policy ask {June}");
        await keyboard.PressAsync("Escape");
        await keyboard.PressAsync("Enter");
        var answer = await visitor.SeesAsync("83,532");

        var followUp = answer.GetByRole(AriaRole.Button, new() { Name = "Ask a follow-up" });
        await followUp.FocusAsync();
        await keyboard.PressAsync("Enter");
        await Expect(visitor.Dialog.GetByLabel("Your question")).ToBeFocusedAsync();
        await keyboard.PressAsync("Escape");

        await Expect(visitor.Dialog).ToHaveCountAsync(0);
        await Expect(followUp).ToBeFocusedAsync();
    }

    [Fact]
    public async Task What_is_said_is_announced_to_those_who_hear_the_page()
    {
        var channel = await stage.ChannelAsync();
        await using var visitor = await stage.VisitAsync("/c/" + channel.Id);

        await visitor.SendAsync($"/policy ask {June}");

        await Expect(visitor.Page.GetByRole(AriaRole.Log).GetByRole(AriaRole.Article).Filter(new() { HasText = "83,532" })).ToBeVisibleAsync();
    }
}
