namespace PolicyBot.Tests.Fakes.Discord;

internal enum FaultKind
{
    UserLimit,
    GlobalLimit,
    SharedLimit,

    /// <summary>A 429 from the network in front of Discord: HTML, no rate headers but Retry-After.</summary>
    Cloudflare,
    ServerError,
    Refusal,

    /// <summary>The request is carried out after a pause.</summary>
    Delay,

    /// <summary>The connection is cut before anything happens.</summary>
    Reset,

    /// <summary>The request is carried out and its answer is lost.</summary>
    LostResponse,
}

/// <param name="After">The time to wait that a 429 states, or the pause of a delay.</param>
/// <param name="Code">The JSON error code of a refusal.</param>
internal sealed record Fault(FaultKind Kind, TimeSpan After = default, int Status = 0, int Code = 0)
{
    public static readonly Fault Reset = new(FaultKind.Reset);

    public static readonly Fault LostResponse = new(FaultKind.LostResponse);

    public static Fault UserLimit(TimeSpan after) => new(FaultKind.UserLimit, after, 429);

    public static Fault GlobalLimit(TimeSpan after) => new(FaultKind.GlobalLimit, after, 429);

    public static Fault SharedLimit(TimeSpan after) => new(FaultKind.SharedLimit, after, 429);

    public static Fault Cloudflare(TimeSpan after) => new(FaultKind.Cloudflare, after, 429);

    public static Fault ServerError(int status = 502) => new(FaultKind.ServerError, Status: status);

    public static Fault Refused(int status, int code) => new(FaultKind.Refusal, Status: status, Code: code);

    public static Fault Delay(TimeSpan after) => new(FaultKind.Delay, after);
}

/// <summary>Which faults the next calls meet.</summary>
internal sealed class Faults
{
    /// <summary>Matches every route.</summary>
    public const string AnyRoute = "*";

    private readonly Lock _gate = new();
    private readonly List<(string Route, Fault Fault, int Left)> _planned = [];

    /// <summary>Plays a fault for the next calls of a route.</summary>
    /// <param name="route">As documented, "POST /channels/{channel_id}/messages"; "WS /gateway" and "WS /gateway-resume" for
    /// the opening of a socket; "*" for any.</param>
    public void Next(string route, Fault fault, int times = 1)
    {
        lock (_gate)
        {
            _planned.Add((route, fault, times));
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _planned.Clear();
        }
    }

    public Fault? Take(string? route)
    {
        lock (_gate)
        {
            var index = _planned.FindIndex(plan => plan.Route == AnyRoute || plan.Route == route);
            if (index < 0)
            {
                return null;
            }

            var (planned, fault, left) = _planned[index];
            if (left == 1)
            {
                _planned.RemoveAt(index);
            }
            else
            {
                _planned[index] = (planned, fault, left - 1);
            }

            return fault;
        }
    }
}
