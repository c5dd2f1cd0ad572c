using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Slack;

/// <summary>Everything that came from the bot under test, in order, and a bell that rings whenever something happened.</summary>
internal sealed class Recorder
{
    private readonly ConcurrentQueue<RecordedRequest> _requests = [];
    private readonly ConcurrentQueue<RecordedFrame> _frames = [];
    private readonly ConcurrentQueue<string> _violations = [];
    private TaskCompletionSource _bell = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    /// <summary>Text frames of all sockets, in both directions.</summary>
    public IReadOnlyList<RecordedFrame> Frames => [.. _frames];

    /// <summary>What the platform would tolerate or fail to report, and the documents forbid.</summary>
    public IReadOnlyList<string> Violations => [.. _violations];

    /// <summary>Completes at the next happening.</summary>
    public Task Bell => Volatile.Read(ref _bell).Task;

    public IReadOnlyList<RecordedRequest> Calls(string method) => [.. _requests.Where(request => request.Method == method)];

    public void Add(RecordedRequest request)
    {
        _requests.Enqueue(request);
        Ring();
    }

    public void Add(RecordedFrame frame)
    {
        _frames.Enqueue(frame);
        Ring();
    }

    public void Violation(string what)
    {
        _violations.Enqueue(what);
        Ring();
    }

    public void Ring() =>
        Interlocked.Exchange(ref _bell, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}

/// <param name="Method">A Web API method such as <c>chat.postMessage</c>, or <c>response_url</c>, or <c>upload</c>.</param>
/// <param name="Arguments">Decoded: a JSON argument sent as a form field is an object or array here; other form fields are strings.</param>
/// <param name="Status">The HTTP status of the answer; 0 when the connection was cut instead.</param>
internal sealed record RecordedRequest(
    string Method,
    DateTimeOffset At,
    IReadOnlyDictionary<string, string> Headers,
    string Body,
    JsonObject Arguments,
    string? Token,
    int Status,
    JsonObject? Answer)
{
    public bool IsForm => Headers.TryGetValue("Content-Type", out var type) && !type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase);

    public string? this[string argument] => Arguments[argument] switch { null => null, JsonValue value => value.ToString(), var other => other.ToJsonString() };

    public string? Error => Answer?["error"]?.GetValue<string>();

    public override string ToString() => $"{Method} {Arguments.ToJsonString()} -> {Status} {Answer?.ToJsonString()}";
}

internal sealed record RecordedFrame(string Connection, bool FromBot, string Text, DateTimeOffset At);
