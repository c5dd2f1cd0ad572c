using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.App;
using PolicyBot.Tests.Fakes.Discord;
using PolicyBot.Tests.Fakes.Slack;
using PolicyBot.Tests.Running;

namespace PolicyBot.Tests.EndToEnd;

/// <summary>
/// The whole service as <c>serve</c> starts it, with a database of its own, against the fakes. It can be stopped and started
/// again on the same database.
/// </summary>
internal sealed class Product : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("policybot").FullName;
    private readonly Dictionary<string, string?> _settings;
    private WebApplication? _app;

    private Product(FakeSlack? slack, FakeDiscord? discord, IReadOnlyDictionary<string, string?>? settings)
    {
        _settings = new(StringComparer.OrdinalIgnoreCase) { ["Urls"] = "http://127.0.0.1:0", ["Storage:Path"] = Path.Combine(_directory, "policybot.db") };
        Lay(slack is null ? null : Pointing.At(slack));
        Lay(discord is null ? null : Pointing.At(discord));
        Lay(settings);
    }

    /// <summary>What it is started with.</summary>
    public IReadOnlyDictionary<string, string?> Settings => _settings;

    /// <summary>Puts a test's own parts in the place of the product's, from the next start on.</summary>
    public Action<IServiceCollection> Replacing { get; set; } = _ => { };

    public IServiceProvider Services => _app!.Services;

    /// <summary>Where its endpoints are.</summary>
    public Uri Address => new(_app!.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <param name="settings">Laid over what points the platforms at the fakes; null takes a setting away.</param>
    /// <param name="replacing">See <see cref="Replacing"/>.</param>
    public static async Task<Product> StartAsync(FakeSlack? slack = null, FakeDiscord? discord = null, IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? replacing = null)
    {
        var product = new Product(slack, discord, settings);
        product.Replacing = replacing ?? product.Replacing;
        await product.StartAsync();
        return product;
    }

    public async Task StartAsync()
    {
        _app = Composition.Serve(_settings, Replacing);
        await _app.StartAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>As a deployment stops it.</summary>
    public async Task StopAsync()
    {
        if (_app is null)
            return;
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _app = null;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private void Lay(IReadOnlyDictionary<string, string?>? settings)
    {
        foreach (var (key, value) in settings ?? new Dictionary<string, string?>())
            _settings[key] = value;
    }
}
