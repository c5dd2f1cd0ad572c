using System.Net;
using System.Net.WebSockets;
using PolicyBot.Chat;
using PolicyBot.Tests.EndToEnd;
using static PolicyBot.Tests.Web.Visitor;

namespace PolicyBot.Tests.Web;

/// <summary>Whoever means harm to those who use the pages.</summary>
public sealed class AttackTests(SiteStage stage) : IClassFixture<SiteStage>
{
    private const string Script = "<img src=x onerror=\"document.title='harmed'\"><script>document.title='harmed'</script>";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Question_is_shown_as_it_was_written_and_never_run()
    {
        var channel = await stage.ChannelAsync();
        await using var visitor = await stage.VisitAsync("/c/" + channel.Id);

        await visitor.SendAsync($"@PolicyBot What is an ICE detainer? {Script}");
        await visitor.SendAsync($"/policy ask What is an ICE detainer? {Script}");

        await Expect(visitor.Page.Locator("article.mine .text")).ToContainTextAsync(Script);
        await Expect(visitor.Page.Locator("blockquote")).ToContainTextAsync("onerror");
        foreach (var look in new[] { "In Slack", "In Discord", "Payload" })
            await visitor.PressAsync(visitor.Bot.Last, look);
        await Expect(visitor.Bot.Last.Locator("pre").First).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator("img")).ToHaveCountAsync(0);
        Assert.DoesNotContain("harmed", await visitor.Page.TitleAsync(), StringComparison.Ordinal);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Name_is_shown_as_it_was_written_and_never_run()
    {
        var channel = await stage.ChannelAsync();
        var harmful = await stage.Workspace.EnterAsync("<b onclick=alert(1)>\u202e x", Standing.Member, null, Token);
        await stage.Workspace.SayAsync(harmful, channel.Id, null, "Good morning.", Token);

        await using var visitor = await stage.VisitAsync("/c/" + channel.Id);

        await Expect(visitor.Page.Locator(".who")).ToHaveTextAsync("<b onclick=alert(1)> x");
        await Expect(visitor.Page.Locator("b")).ToHaveCountAsync(0);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Even_what_gets_into_a_page_is_not_run_by_the_browser()
    {
        await using var visitor = await stage.VisitAsync("/direct");

        await visitor.Page.EvaluateAsync("() => { const s = document.createElement('script'); s.textContent = \"document.title='harmed'\"; document.body.append(s); }");

        Assert.DoesNotContain("harmed", await visitor.Page.TitleAsync(), StringComparison.Ordinal);
        Assert.Contains(visitor.Complaints, c => c.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("192.168.1.10:8080")]
    public async Task Name_of_elsewhere_that_points_here_finds_nothing(string host)
    {
        using var client = new HttpClient { BaseAddress = stage.Product.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/c/newsroom");
        request.Headers.Host = host;

        Assert.Equal(HttpStatusCode.NotFound, (await client.SendAsync(request, Token)).StatusCode);
    }

    [Fact]
    public async Task Page_of_elsewhere_cannot_open_a_socket_here()
    {
        using var own = new ClientWebSocket();
        own.Options.SetRequestHeader("Origin", stage.Product.Address.GetLeftPart(UriPartial.Authority));
        await own.ConnectAsync(new UriBuilder(stage.Product.Address) { Scheme = "ws", Path = "/_blazor" }.Uri, Token);
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", "https://evil.example");

        var refused = await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new UriBuilder(stage.Product.Address) { Scheme = "ws", Path = "/_blazor" }.Uri, Token));

        Assert.Contains("404", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_of_a_private_message_are_for_who_sees_it()
    {
        await using var ann = await stage.VisitAsync("/direct");
        await ann.SendAsync("How many people did Border Patrol apprehend in June 2024?");
        await ann.PressAsync(await ann.SeesAsync("83,532"), "Chart");
        var address = (await ann.Page.Locator("figure img").GetAttributeAsync("src"))!;
        await using var ben = await stage.VisitAsync("/direct");

        Assert.Equal(200, (await ann.Page.APIRequest.GetAsync(new Uri(stage.Product.Address, address).AbsoluteUri)).Status);
        Assert.Equal(404, (await ben.Page.APIRequest.GetAsync(new Uri(stage.Product.Address, address).AbsoluteUri)).Status);
        using var nobody = new HttpClient { BaseAddress = stage.Product.Address };
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync(address, Token)).StatusCode);
    }

    [Theory]
    [InlineData("/assets/../appsettings.json")]
    [InlineData("/assets/..%2fappsettings.json")]
    [InlineData("/assets/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/assets/appsettings.json")]
    public async Task Nothing_is_served_but_the_pages_own_files(string path)
    {
        using var client = new HttpClient { BaseAddress = stage.Product.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(stage.Product.Address.GetLeftPart(UriPartial.Authority) + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));

        Assert.Equal(HttpStatusCode.NotFound, (await client.SendAsync(request, Token)).StatusCode);
    }

    [Fact]
    public async Task With_another_platform_configured_there_are_no_pages()
    {
        await using var slack = await Fakes.Slack.FakeSlack.Start(Token);
        await using var product = await Product.StartAsync(slack);
        using var client = new HttpClient { BaseAddress = product.Address };

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/c/newsroom", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live", Token)).StatusCode);
    }
}
