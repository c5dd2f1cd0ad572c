using PolicyBot.Chat;
using PolicyBot.Local;

namespace PolicyBot.App.Storage;

/// <summary>What the local platform keeps: its members, its channels, and what was said.</summary>
internal sealed class WorkspaceStore(Database database, TimeProvider time) : IKeepMembers, IKeepChannels, IKeepMessages
{
    /// <summary>Every event asks for members and channels, and they hardly ever change: of one process, which is what serves the workspace.</summary>
    private readonly Remembered<IReadOnlyList<Member>> _members = new();
    private readonly Remembered<IReadOnlyList<Channel>> _channels = new();

    Task<IReadOnlyList<Member>> IKeepMembers.AllAsync(CancellationToken cancellationToken) => _members.GetAsync(async () =>
        [.. (await database.ReadAsync(s => s.QueryAsync<string>("SELECT body FROM workspace_members ORDER BY member"), cancellationToken)).Select(ChatJson.Read<Member>)]);

    async Task IKeepMembers.SaveAsync(Member member, CancellationToken cancellationToken)
    {
        await database.WriteAsync(
            s => s.ExecuteAsync(
                """
                INSERT INTO workspace_members (member, person, body, changed_at) VALUES (@Id, @person, @body, @now)
                ON CONFLICT (member) DO UPDATE SET body = excluded.body, changed_at = excluded.changed_at
                """,
                new { member.Id, person = Stored.Fingerprint(LocalPlatform.Key(member.Id)), body = ChatJson.Write(member), now = time.Milliseconds() }),
            cancellationToken);
        _members.Forget();
    }

    Task<IReadOnlyList<Channel>> IKeepChannels.AllAsync(CancellationToken cancellationToken) => _channels.GetAsync(async () =>
        [.. (await database.ReadAsync(s => s.QueryAsync<string>("SELECT body FROM workspace_channels ORDER BY seq"), cancellationToken)).Select(ChatJson.Read<Channel>)]);

    async Task IKeepChannels.SaveAsync(Channel channel, CancellationToken cancellationToken)
    {
        await database.WriteAsync(
            s => s.ExecuteAsync(
                "INSERT INTO workspace_channels (channel, body) VALUES (@Id, @body) ON CONFLICT (channel) DO UPDATE SET body = excluded.body",
                new { channel.Id, body = ChatJson.Write(channel) }),
            cancellationToken);
        _channels.Forget();
    }

    public Task<(WorkspaceMessage Message, bool IsNew)> AddAsync(WorkspaceMessage message, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async s =>
            {
                var seq = await s.FindAsync<long?>(
                    """
                    INSERT INTO workspace_messages (post_key, channel, person, body, said_at) VALUES (@Key, @Channel, @person, @body, @at)
                    ON CONFLICT (post_key) DO NOTHING RETURNING seq
                    """,
                    new
                    {
                        message.Key,
                        message.Channel,
                        person = message.Concerns is { } member ? Stored.Fingerprint(LocalPlatform.Key(member)) : "",
                        body = ChatJson.Write(message),
                        at = message.At.ToUnixTimeMilliseconds(),
                    });
                return seq is { } id
                    ? (message with { Id = id }, true)
                    : (Read((await s.FindAsync<Row>("SELECT seq, body FROM workspace_messages WHERE post_key = @Key", new { message.Key }))!), false);
            },
            cancellationToken);

    public Task<WorkspaceMessage?> ReplaceAsync(long id, Message said, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async s =>
            {
                if (await FindAsync(s, id) is not { } there)
                    return null;
                var changed = there with { Said = said };
                await s.ExecuteAsync("UPDATE workspace_messages SET body = @body WHERE seq = @id", new { id, body = ChatJson.Write(changed) });
                return changed;
            },
            cancellationToken);

    public async Task<IReadOnlyList<WorkspaceMessage>> LastAsync(string channel, int most, CancellationToken cancellationToken) =>
        [.. (await database.ReadAsync(s => s.QueryAsync<Row>("SELECT seq, body FROM workspace_messages WHERE channel = @channel ORDER BY seq DESC LIMIT @most", new { channel, most }), cancellationToken)).Reverse().Select(Read)];

    public Task<WorkspaceMessage?> FindAsync(long id, CancellationToken cancellationToken) => database.ReadAsync(s => FindAsync(s, id), cancellationToken);

    private static async Task<WorkspaceMessage?> FindAsync(Session s, long id) =>
        await s.FindAsync<Row>("SELECT seq, body FROM workspace_messages WHERE seq = @id", new { id }) is { } row ? Read(row) : null;

    private static WorkspaceMessage Read(Row row) => ChatJson.Read<WorkspaceMessage>(row.Body) with { Id = row.Seq };

    private sealed record Row(long Seq, string Body);
}
