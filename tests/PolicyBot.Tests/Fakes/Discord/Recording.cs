using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>A REST request as it arrived, and how it was answered.</summary>
internal sealed class RecordedRequest
{
    public required DateTimeOffset At { get; init; }

    public required string Method { get; init; }

    /// <summary>The path below /api/v10, percent-decoded.</summary>
    public required string Path { get; init; }

    public required string Query { get; init; }

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public required Body Body { get; init; }

    /// <summary>The route as documented, "POST /channels/{channel_id}/messages"; null where there is none.</summary>
    public string? Route { get; set; }

    public int Status { get; set; }

    /// <summary>The JSON error code of the answer.</summary>
    public int? Code { get; set; }

    public JsonNode? Answer { get; set; }

    public FaultKind? Fault { get; set; }

    public JsonNode? Json => Body.Json;

    public override string ToString() => $"{Method} {Path}{Query} -> {Status}{(Code is { } code ? $" ({code})" : "")}";
}

/// <summary>A socket, from its opening to its end.</summary>
internal sealed class RecordedConnection
{
    public required int Number { get; init; }

    public required string Path { get; init; }

    public required string Query { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>The code with which the client closed; null where it did not.</summary>
    public WebSocketCloseStatus? ClosedByClient { get; set; }

    /// <summary>The code with which the fake closed; null where it did not, or cut the connection.</summary>
    public int? ClosedByServer { get; set; }
}

/// <param name="FromClient">False for what the fake sent.</param>
internal sealed record RecordedFrame(DateTimeOffset At, int Connection, bool FromClient, int Op, string? Event, string Text)
{
    public JsonNode? Data => JsonNode.Parse(Text).At("d");

    public long? Sequence => JsonNode.Parse(Text).Number("s");
}

/// <summary>Everything that came in and went out, in order.</summary>
internal sealed class Recording(Changes changes)
{
    private readonly Lock _gate = new();
    private readonly List<RecordedRequest> _requests = [];
    private readonly List<RecordedFrame> _frames = [];
    private readonly List<RecordedConnection> _connections = [];

    public IReadOnlyList<RecordedRequest> Requests => Copy(_requests);

    public IReadOnlyList<RecordedFrame> Frames => Copy(_frames);

    public IReadOnlyList<RecordedConnection> Connections => Copy(_connections);

    /// <summary>The requests of a route, written as documented.</summary>
    public IReadOnlyList<RecordedRequest> Of(string route) => [.. Requests.Where(request => request.Route == route)];

    /// <summary>The frames with an opcode that the client sent.</summary>
    public IReadOnlyList<RecordedFrame> Sent(int op) => [.. Frames.Where(frame => frame.FromClient && frame.Op == op)];

    public void Add(RecordedRequest request) => Add(_requests, request);

    public void Add(RecordedFrame frame) => Add(_frames, frame);

    public RecordedConnection Open(string path, string query, DateTimeOffset at)
    {
        lock (_gate)
        {
            var connection = new RecordedConnection { Number = _connections.Count + 1, Path = path, Query = query, OpenedAt = at };
            _connections.Add(connection);
            return connection;
        }
    }

    private void Add<T>(List<T> list, T item)
    {
        lock (_gate)
        {
            list.Add(item);
        }

        changes.Signal();
    }

    private List<T> Copy<T>(List<T> list)
    {
        lock (_gate)
        {
            return [.. list];
        }
    }
}
