using System.Net.WebSockets;

namespace PolicyBot.Slack.Sockets;

/// <summary>Reads whole text messages from a socket, however many frames they come in.</summary>
internal sealed class Frames(WebSocket socket)
{
    /// <summary>Far more than any event; what is longer is not read into memory.</summary>
    public const int MostBytes = 1024 * 1024;

    private readonly byte[] _buffer = new byte[16 * 1024];

    /// <returns>Null when the other side closed, or sent more than <see cref="MostBytes"/>.</returns>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        using var whole = new MemoryStream();
        while (true)
        {
            var part = await socket.ReceiveAsync(_buffer.AsMemory(), cancellationToken);
            if (part.MessageType is WebSocketMessageType.Close)
                return null;
            if (whole.Length + part.Count > MostBytes)
                return null;
            whole.Write(_buffer, 0, part.Count);
            if (part.EndOfMessage)
                return whole.ToArray();
        }
    }
}
