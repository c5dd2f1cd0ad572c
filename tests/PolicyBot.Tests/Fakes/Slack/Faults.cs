namespace PolicyBot.Tests.Fakes.Slack;

/// <summary>What goes wrong with a call that is otherwise in order.</summary>
internal abstract record Fault
{
    private Fault()
    {
    }

    /// <summary>HTTP 429; the real platform always says how many seconds to wait.</summary>
    internal sealed record TooManyRequests(int? RetryAfterSeconds) : Fault;

    /// <summary>An HTTP error from in front of the API, with a body that is not JSON.</summary>
    internal sealed record HttpStatus(int Status) : Fault;

    /// <summary>HTTP 200 and <c>ok:false</c>.</summary>
    internal sealed record Refusal(string Error) : Fault;

    /// <summary>Answered properly, after a while.</summary>
    internal sealed record Delay(TimeSpan Time) : Fault;

    /// <summary>The connection is cut before anything is done.</summary>
    internal sealed record Reset : Fault;

    /// <summary>The call is carried out, and the connection cut instead of an answer: the case that no retry can be sure about.</summary>
    internal sealed record LostAnswer : Fault;

    /// <summary>HTTP 200 with a body that is cut in the middle of its JSON.</summary>
    internal sealed record Garbled : Fault;
}

/// <summary>The faults that are due.</summary>
internal sealed class Faults
{
    private readonly Lock _gate = new();
    private readonly List<Due> _due = [];

    /// <param name="method">A method's name, <c>response_url</c>, <c>upload</c>, or <c>*</c> for all.</param>
    /// <param name="team">Only in this workspace; null for all.</param>
    public void Next(string method, Fault fault, int times = 1, string? team = null)
    {
        lock (_gate)
        {
            _due.Add(new(method, fault, team) { Left = times });
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _due.Clear();
        }
    }

    public Fault? Take(string method, string? team)
    {
        lock (_gate)
        {
            var due = _due.Find(it => (it.Method == method || it.Method == "*") && (it.Team is null || it.Team == team));
            if (due is null)
            {
                return null;
            }

            if (--due.Left == 0)
            {
                _due.Remove(due);
            }

            return due.Fault;
        }
    }

    private sealed record Due(string Method, Fault Fault, string? Team)
    {
        public int Left { get; set; }
    }
}
