namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>How the gateway misbehaves at present.</summary>
internal sealed class GatewaySwitches
{
    /// <summary>While true, heartbeats get no acknowledgement.</summary>
    public bool WithholdAcks { get; set; }

    /// <summary>While true, a new socket hears nothing at all.</summary>
    public bool WithholdHello { get; set; }

    /// <summary>While true, a new socket is told to reconnect instead of being greeted.</summary>
    public bool ReconnectInsteadOfHello { get; set; }

    /// <summary>While true, a new socket is told to reconnect before it is greeted.</summary>
    public bool ReconnectBeforeHello { get; set; }

    /// <summary>So many of the next resumes are refused with op 9 false.</summary>
    public int RefuseResumes { get; set; }

    /// <summary>Closes an IDENTIFY without a shard with 4011.</summary>
    public bool RequireSharding { get; set; }
}
