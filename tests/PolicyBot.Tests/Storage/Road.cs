using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace PolicyBot.Tests.Storage;

/// <summary>The way to a server, which can be closed: then open connections break and new ones are refused.</summary>
internal sealed class Road : IAsyncDisposable
{
    private readonly NpgsqlConnectionStringBuilder _server;
    private readonly int _port;
    private readonly List<Task> _traffic = [];
    private TcpListener _entrance = new(IPAddress.Loopback, 0);
    private CancellationTokenSource _closed = new();

    public Road(string connectionString)
    {
        _server = new(connectionString);
        _entrance.Start();
        _port = ((IPEndPoint)_entrance.LocalEndpoint).Port;
        _traffic.Add(LetInAsync(_entrance, _closed.Token));
    }

    public string ConnectionString => new NpgsqlConnectionStringBuilder(_server.ConnectionString) { Host = "127.0.0.1", Port = _port }.ConnectionString;

    public void Close()
    {
        _entrance.Stop();
        _closed.Cancel();
    }

    public void Open()
    {
        _closed.Dispose();
        _closed = new();
        _entrance = new(IPAddress.Loopback, _port);
        _entrance.Start();
        _traffic.Add(LetInAsync(_entrance, _closed.Token));
    }

    public async ValueTask DisposeAsync()
    {
        Close();
        await Task.WhenAll(_traffic);
        _closed.Dispose();
    }

    private async Task LetInAsync(TcpListener entrance, CancellationToken closed)
    {
        var passing = new List<Task>();
        try
        {
            while (true)
                passing.Add(PassAsync(await entrance.AcceptTcpClientAsync(closed), closed));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(passing);
        }
    }

    private async Task PassAsync(TcpClient client, CancellationToken closed)
    {
        using var here = client;
        using var there = new TcpClient();
        try
        {
            await there.ConnectAsync(_server.Host!, _server.Port, closed);
            await Task.WhenAny(here.GetStream().CopyToAsync(there.GetStream(), closed), there.GetStream().CopyToAsync(here.GetStream(), closed));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or IOException)
        {
            // The connection is cut either way.
        }
    }
}
