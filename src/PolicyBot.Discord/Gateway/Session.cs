namespace PolicyBot.Discord.Gateway;

/// <summary>A session at the gateway: it outlives the connections that carry it.</summary>
internal sealed class Session(int shard, int shards)
{
    private long _sequence = -1;

    public int Shard => shard;

    public int Shards => shards;

    public string? Id { get; private set; }

    /// <summary>Where the session is taken up again.</summary>
    public Uri? ResumeAddress { get; private set; }

    /// <summary>The last sequence number seen; null before the first.</summary>
    public long? Sequence => Interlocked.Read(ref _sequence) is var seen && seen >= 0 ? seen : null;

    public bool CanResume => Id is not null && Sequence is not null;

    public void Seen(long sequence) => Interlocked.Exchange(ref _sequence, sequence);

    public void Begin(string id, Uri? resumeAddress)
    {
        Id = id;
        ResumeAddress = resumeAddress;
    }

    public void Forget()
    {
        Id = null;
        ResumeAddress = null;
        Interlocked.Exchange(ref _sequence, -1);
    }
}
