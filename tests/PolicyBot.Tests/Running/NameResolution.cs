using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace PolicyBot.Tests.Running;

/// <summary>Finds the platform for the HTTP client of that name, or does not: then its name is unknown, and what was open to it is cut.</summary>
internal sealed class NameResolution(string client)
{
    /// <summary>Taken for a server of this machine by the product, and resolved here alone.</summary>
    public const string Host = "localhost";

    private readonly ConcurrentBag<Socket> _open = [];
    private volatile bool _fails;
    private int _failures;

    /// <summary>How many connections were not made because the name was not found.</summary>
    public int Failures => Volatile.Read(ref _failures);

    public void Install(IServiceCollection services) => services.Configure<HttpClientFactoryOptions>(
        client,
        options => options.HttpMessageHandlerBuilderActions.Add(builder => ((SocketsHttpHandler)builder.PrimaryHandler).ConnectCallback = ConnectAsync));

    public void Fail()
    {
        _fails = true;
        while (_open.TryTake(out var socket))
            socket.Dispose();
    }

    public void Recover() => _fails = false;

    /// <exception cref="SocketException">As the system's resolver says it.</exception>
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        if (context.DnsEndPoint.Host != Host)
            throw new InvalidOperationException($"'{context.DnsEndPoint.Host}' is not the platform's name.");
        if (_fails)
        {
            Interlocked.Increment(ref _failures);
            throw new SocketException((int)SocketError.HostNotFound);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        _open.Add(socket);
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, context.DnsEndPoint.Port), cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
