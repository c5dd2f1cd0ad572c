using System.Collections.Concurrent;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace PolicyBot.Tests.Web;

/// <summary>Somebody before the pages: what they do, and what they see. Whatever they do, the browser has nothing to complain of.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    /// <summary>A directory into which pictures of the pages are written, for who wants to look at them.</summary>
    private static readonly string? _pictures = Environment.GetEnvironmentVariable("POLICYBOT_TEST_PICTURES");

    private readonly IBrowserContext _context;
    private readonly Uri _site;
    private readonly ConcurrentQueue<string> _complaints = [];

    public Visitor(IBrowserContext context, IPage page, Uri site)
    {
        (_context, Page, _site) = (context, page, site);
        context.SetDefaultTimeout(60_000);
        page.SetDefaultTimeout(60_000);
        page.Console += (_, message) => Complain(message.Type is "error" or "warning", $"{message.Type}: {message.Text}");
        page.PageError += (_, error) => Complain(true, error);
        page.Request += (_, request) => Complain(new Uri(request.Url).Authority != site.Authority, $"a request left for {request.Url}");
    }

    public IPage Page { get; }

    public IReadOnlyCollection<string> Complaints => _complaints;

    public ILocator Box => Page.Locator("#composer-text");

    public ILocator Bot => Page.Locator("article.bot");

    public ILocator Dialog => Page.GetByRole(AriaRole.Dialog);

    /// <summary>Opens a page, and waits until it can be used.</summary>
    public async Task OpenAsync(string path)
    {
        await Page.GotoAsync(new Uri(_site, path).AbsoluteUri);
        await Expect(Box).ToBeEditableAsync();
    }

    /// <summary>Opens a page of the desk.</summary>
    public async Task GoAsync(string path) => await Page.GotoAsync(new Uri(_site, path).AbsoluteUri);

    public async Task SendAsync(string text)
    {
        await Box.FillAsync(text);
        await Box.PressAsync("Enter");
        await Expect(Box).ToHaveValueAsync("");
    }

    /// <summary>Waits for a message of the bot.</summary>
    public async Task<ILocator> SeesAsync(string text)
    {
        var message = Bot.Filter(new() { HasText = text }).Last;
        await Expect(message).ToBeVisibleAsync();
        return message;
    }

    public Task PressAsync(ILocator within, string button) => within.GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync();

    public static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    /// <summary>What axe finds that would keep somebody from using the page.</summary>
    public async Task<IReadOnlyList<string>> BarriersAsync() =>
        [.. (await Page.RunAxe()).Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Impact} {v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Select(n => n.Html).Take(3))}")];

    /// <summary>Whether everything fits the width of the screen.</summary>
    public Task<bool> FitsAsync() => Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth && document.body.scrollWidth <= innerWidth");

    public async Task PictureAsync(string name)
    {
        if (_pictures is not null)
            await Page.ScreenshotAsync(new() { Path = Path.Combine(_pictures, name + ".png") });
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private void Complain(bool isReason, string what)
    {
        if (isReason)
            _complaints.Enqueue(what);
    }
}
