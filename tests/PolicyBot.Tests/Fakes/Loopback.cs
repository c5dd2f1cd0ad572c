using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace PolicyBot.Tests.Fakes;

/// <summary>An HTTP and WebSocket server on 127.0.0.1, on a port of the system's choice; gone when disposed.</summary>
internal sealed class Loopback : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Loopback(WebApplication app) => _app = app;

    /// <summary>For example <c>http://127.0.0.1:41234/</c>.</summary>
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/");

    /// <summary>The same address for sockets: <c>ws://127.0.0.1:41234/</c>.</summary>
    public Uri SocketAddress => new UriBuilder(Address) { Scheme = "ws" }.Uri;

    /// <param name="handle">Answers every request; a socket is taken with <c>context.WebSockets.AcceptWebSocketAsync()</c>.</param>
    public static async Task<Loopback> Start(RequestDelegate handle, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(System.Net.IPAddress.Loopback, 0);
            kestrel.Limits.MaxRequestBodySize = 64 * 1024 * 1024;
            kestrel.AddServerHeader = false;
        });
        // A socket that a test holds open must not hold the end of the test.
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMilliseconds(200));
        var app = builder.Build();
        app.UseWebSockets();
        app.Run(handle);
        await app.StartAsync(cancellation);
        return new(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
