using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.App;
using PolicyBot.Tests.Fakes.Discord;
using PolicyBot.Tests.Fakes.Slack;

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
        if (slack is not null)
        {
            _settings["Slack:ApiBase"] = slack.ApiBase.AbsoluteUri;
            _settings["Slack:AppToken"] = slack.World.AppToken;
            _settings["Slack:BotToken"] = slack.Cast.Home.Bot!.Token;
        }

        if (discord is not null)
        {
            _settings["Discord:ApiBase"] = discord.ApiBase.AbsoluteUri.TrimEnd('/') + "/v10";
            _settings["Discord:Token"] = discord.Token;
        }

        foreach (var (key, value) in settings ?? new Dictionary<string, string?>())
            _settings[key] = value;
    }

    public IServiceProvider Services => _app!.Services;

    /// <summary>Where its endpoints are.</summary>
    public Uri Address => new(_app!.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <param name="settings">Laid over what points the platforms at the fakes; null takes a setting away.</param>
    public static async Task<Product> StartAsync(FakeSlack? slack = null, FakeDiscord? discord = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var product = new Product(slack, discord, settings);
        await product.StartAsync();
        return product;
    }

    public async Task StartAsync()
    {
        _app = Composition.Serve(_settings);
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
}
