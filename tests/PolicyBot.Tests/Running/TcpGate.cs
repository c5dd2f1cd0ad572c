using System.Net;
using System.Net.Sockets;

namespace PolicyBot.Tests.Running;

/// <summary>A door before a server: while it is shut, connections to it are refused and those that were open are cut.</summary>
internal sealed class TcpGate : IAsyncDisposable
{
    private readonly IPEndPoint _target;
    private readonly List<Socket> _open = [];
    private readonly Lock _lock = new();
    private TcpListener _listener = new(IPAddress.Loopback, 0);
    private Task _accepting;

    public TcpGate(int port)
    {
        _target = new(IPAddress.Loopback, port);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync(_listener);
    }

    public int Port { get; }

    public async Task ShutAsync()
    {
        _listener.Dispose();
        await _accepting;
        lock (_lock)
        {
            _open.ForEach(socket => socket.Dispose());
            _open.Clear();
        }
    }

    public void Open()
    {
        _listener = new(IPAddress.Loopback, Port);
        _listener.Start();
        _accepting = AcceptAsync(_listener);
    }

    public async ValueTask DisposeAsync() => await ShutAsync();

    private async Task AcceptAsync(TcpListener listener)
    {
        var carrying = new List<Task>();
        try
        {
            while (true)
            {
                var socket = await listener.AcceptSocketAsync();
                carrying.Add(CarryAsync(socket));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Shut.
        }
    }

    private async Task CarryAsync(Socket from)
    {
        var to = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        from.NoDelay = true;
        lock (_lock)
            _open.AddRange([from, to]);
        try
        {
            await to.ConnectAsync(_target);
            await Task.WhenAll(CopyAsync(from, to), CopyAsync(to, from));
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // One side has gone.
        }
        finally
        {
            from.Dispose();
            to.Dispose();
        }
    }

    private static async Task CopyAsync(Socket from, Socket to)
    {
        await using var input = new NetworkStream(from);
        await using var output = new NetworkStream(to);
        await input.CopyToAsync(output);
        to.Shutdown(SocketShutdown.Send);
    }
}
