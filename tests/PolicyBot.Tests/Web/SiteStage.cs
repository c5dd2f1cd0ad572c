using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PolicyBot.App.Web.Desk;
using PolicyBot.Local;
using PolicyBot.Tests.EndToEnd;

namespace PolicyBot.Tests.Web;

/// <summary>The service as it is started with nothing configured, and Chromium before it. Each visitor has a browser profile of their own.</summary>
public sealed class SiteStage : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private Product? _product;
    private int _channels;

    internal Product Product => _product!;

    internal Workspace Workspace => Product.Services.GetRequiredService<Workspace>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(File.Exists(Chromium), "Chromium is not installed; tests/run installs it.");
        _product = await Product.StartAsync(settings: null);
        _playwright = await Playwright.CreateAsync();
        // A busy machine may take its time.
        Assertions.SetDefaultExpectTimeout(120_000);
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Headless = true,
            Args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_product is not null)
            await _product.DisposeAsync();
    }

    /// <summary>A channel that nobody has used.</summary>
    internal async Task<Channel> ChannelAsync(bool isShared = false) => (await Workspace.CreateAsync($"desk-{Interlocked.Increment(ref _channels)}", isShared, Token))!;

    /// <summary>Somebody at the curators' desk.</summary>
    internal async Task<Visitor> SitDownAsync(string name, string role, BrowserNewContextOptions? how = null)
    {
        var context = await _browser!.NewContextAsync(how ?? new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        var visitor = new Visitor(context, await context.NewPageAsync(), Product.Address);
        await visitor.GoAsync(Product.Services.GetRequiredService<OneTimeLinks>().Make(name, role));
        await Visitor.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("What the bot could not answer well");
        return visitor;
    }

    /// <summary>Somebody new before the pages.</summary>
    internal async Task<Visitor> VisitAsync(string path, BrowserNewContextOptions? how = null)
    {
        var context = await _browser!.NewContextAsync(how ?? new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        var visitor = new Visitor(context, await context.NewPageAsync(), Product.Address);
        await visitor.OpenAsync(path);
        return visitor;
    }
}
