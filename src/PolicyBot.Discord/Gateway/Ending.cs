namespace PolicyBot.Discord.Gateway;

/// <summary>How a connection ended, and so what comes next.</summary>
internal abstract record Ending
{
    private Ending()
    {
    }

    public abstract string Reason { get; }

    /// <summary>A new connection takes the session up again.</summary>
    public sealed record Resume(string Because) : Ending
    {
        public override string Reason => Because;
    }

    /// <summary>A new connection begins a new session.</summary>
    /// <param name="Pause">Whether to wait some seconds before.</param>
    public sealed record Identify(string Because, bool Pause = false) : Ending
    {
        public override string Reason => Because;
    }

    /// <summary>Only a person can mend it: no connection is made any more.</summary>
    /// <param name="Remedy">What the person has to do.</param>
    public sealed record Fatal(string Remedy) : Ending
    {
        public override string Reason => Remedy;
    }

    /// <summary>What a close code asks for; null when the connection broke without one.</summary>
    public static Ending Of(int? code) => code switch
    {
        null => new Resume("the connection broke"),
        1000 or 1001 => new Identify($"closed with {code}"),
        4003 => new Identify("4003: not authenticated"),
        4005 => new Identify("4005: already authenticated"),
        4007 => new Identify("4007: invalid sequence number"),
        4009 => new Identify("4009: the session timed out"),
        4004 => new Fatal("4004: Discord rejected the token. Reset it on the Bot page of the developer portal and set Discord:Token."),
        4010 => new Fatal("4010: Discord rejected the shard. Correct Discord:Shards, or leave it out."),
        4011 => new Fatal("4011: the bot is in too many servers for this number of shards. Raise Discord:Shards, or leave it out."),
        4012 => new Fatal("4012: Discord no longer serves this version of the gateway. Update the bot."),
        4013 => new Fatal("4013: Discord rejected the intents. Update the bot."),
        4014 => new Fatal("4014: Discord does not allow these intents. On the Bot page of the developer portal look at Privileged Gateway Intents; this bot needs none of them, so a changed build asks for one."),
        _ => new Resume($"closed with {code}"),
    };
}
