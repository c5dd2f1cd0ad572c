using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>What a client says on its socket: it beats, identifies, resumes.</summary>
internal sealed class Handshake(FakeDiscordOptions options, World world, Credentials credentials, SessionStarts starts, GatewaySwitches switches, GatewaySessions sessions, Changes changes, Func<string> resumeUrl)
{
    public void Handle(GatewayConnection connection, JsonNode frame)
    {
        lock (world.Gate)
        {
            switch ((int)frame.Number("op")!)
            {
                case Opcode.Heartbeat:
                    Beat(connection);
                    break;
                case Opcode.Identify:
                    Identify(connection, frame.At("d"));
                    break;
                case Opcode.Resume:
                    Resume(connection, frame.At("d"));
                    break;
                case Opcode.Presence or Opcode.VoiceState or Opcode.RequestMembers:
                    CloseUnless(connection.Session is not null, connection);
                    break;
                default:
                    connection.Close(CloseCode.UnknownOpcode);
                    break;
            }
        }

        changes.Signal();
    }

    private static void CloseUnless(bool authenticated, GatewayConnection connection)
    {
        if (!authenticated)
        {
            connection.Close(CloseCode.NotAuthenticated);
        }
    }

    private void Beat(GatewayConnection connection)
    {
        connection.LastHeartbeat = world.Now;
        if (!switches.WithholdAcks && options.Broken != Flaw.NoHeartbeatAck)
        {
            connection.Send(Opcode.HeartbeatAck, null);
        }
    }

    private void Identify(GatewayConnection connection, JsonNode? data)
    {
        if (IdentifyRules.Verdict(connection, data, options, credentials, switches.RequireSharding) is { } code)
        {
            connection.Close(code);
            return;
        }

        if (!starts.TakeDaily())
        {
            // One IDENTIFY too many costs the bot its token.
            credentials.IsRevoked = true;
            connection.Close(CloseCode.AuthenticationFailed);
            return;
        }

        var (shard, shards) = IdentifyRules.Shard(data);
        if (!starts.TakeConcurrent(shard))
        {
            connection.Send(Opcode.InvalidSession, JsonValue.Create(false));
            return;
        }

        var session = new GatewaySession(Guid.NewGuid().ToString("N"), (Intents)data.Number("intents")!, shard, shards, options.Broken);
        Attach(session, connection);
        sessions.Add(session);
        Welcome(session);
    }

    private void Welcome(GatewaySession session)
    {
        var guilds = world.Guilds.Values.Where(guild => guild.HasBot && session.Covers(guild)).ToList();
        var ready = ReadyPayload.Of(world, session, guilds, resumeUrl());
        if (options.Broken == Flaw.ReadyWithoutGuilds)
        {
            ready.Remove("guilds");
        }

        session.Dispatch("READY", ready);
        if (!session.Intents.HasFlag(Intents.Guilds) || options.Broken == Flaw.NoGuildCreate)
        {
            return;
        }

        foreach (var guild in guilds.Where(guild => !guild.Unavailable))
        {
            session.Dispatch("GUILD_CREATE", GuildPayloads.Full(guild, world));
        }
    }

    private void Resume(GatewayConnection connection, JsonNode? data)
    {
        if (connection.Session is not null)
        {
            connection.Close(CloseCode.AlreadyAuthenticated);
            return;
        }

        if (!credentials.Accepts(data.Text("token")))
        {
            connection.Close(CloseCode.AuthenticationFailed);
            return;
        }

        var session = sessions.Find(data.Text("session_id"));
        if (switches.RefuseResumes > 0 || session is null)
        {
            switches.RefuseResumes = Math.Max(0, switches.RefuseResumes - 1);
            connection.Send(Opcode.InvalidSession, JsonValue.Create(false));
            return;
        }

        if (data.Number("seq") is not { } seq || seq > session.Sequence)
        {
            connection.Close(CloseCode.InvalidSequence);
            return;
        }

        session.Connection?.Drop();
        Attach(session, connection);
        session.Replay(seq);
        if (options.Broken != Flaw.ResumeWithoutResumed)
        {
            session.Dispatch("RESUMED", new JsonObject { ["_trace"] = new JsonArray() });
        }
    }

    private void Attach(GatewaySession session, GatewayConnection connection)
    {
        session.Connection = connection;
        connection.Session = session;
        connection.LastHeartbeat = world.Now;
    }
}
