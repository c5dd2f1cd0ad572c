using System.Text.Json;
using System.Text.Json.Nodes;
using PolicyBot.Chat;

namespace PolicyBot.App.Storage;

/// <summary>Everything that is kept about a person, in the person's hands. Tickets are capabilities of the bot, and no part of it.</summary>
internal sealed class PersonExport(Database database) : IExportPerson
{
    private static readonly JsonSerializerOptions _indented = new(ChatJson.Options) { WriteIndented = true };

    public async Task<byte[]> ExportAsync(PersonKey person, CancellationToken cancellationToken)
    {
        var who = new { person = Stored.Fingerprint(person), key = person.Value };
        var export = await database.ReadAsync(
            async s => new JsonObject
            {
                ["person"] = person.Value,
                ["exportOf"] = new JsonArray("events", "posts", "turns", "feedback", "coverageGaps", "settings", "subscriptions", "wishes", "workspaceMember", "workspaceMessages"),
                ["events"] = Array(await s.QueryAsync<Record>("SELECT received_at AS at, state AS state, body AS body FROM inbox WHERE person = @person ORDER BY seq", who), "receivedAt"),
                ["posts"] = Array(await s.QueryAsync<Record>("SELECT queued_at AS at, state AS state, body AS body FROM outbox WHERE person = @person ORDER BY seq", who), "queuedAt"),
                ["turns"] = Array(await s.QueryAsync<Record>("SELECT said_at AS at, '' AS state, body AS body FROM turns WHERE person = @person ORDER BY seq", who), "saidAt"),
                ["feedback"] = Array(
                    await s.QueryAsync<Record>("SELECT given_at AS at, answer || CASE WHEN helpful THEN ': helpful' ELSE ': not helpful' END AS state, reason AS body FROM feedback WHERE person = @person ORDER BY seq", who),
                    "givenAt"),
                ["coverageGaps"] = Array(await s.QueryAsync<Record>("SELECT asked_at AS at, '' AS state, body AS body FROM coverage_gaps WHERE person = @person ORDER BY seq", who), "askedAt"),
                ["settings"] = Array(
                    await s.QueryAsync<Record>("SELECT changed_at AS at, channel AS state, settings AS body FROM channel_settings WHERE changed_by = @key OR person = @person ORDER BY seq", who),
                    "changedAt"),
                ["subscriptions"] = Array(await s.QueryAsync<Record>("SELECT next_at AS at, CASE WHEN paused THEN 'paused' ELSE '' END AS state, body AS body FROM subscriptions WHERE person = @person ORDER BY seq", who), "nextAt"),
                ["wishes"] = Array(await s.QueryAsync<Record>("SELECT keeps_nothing_since AS at, 'keep nothing' AS state, NULL AS body FROM people WHERE person = @person", who), "since"),
                ["workspaceMember"] = Array(await s.QueryAsync<Record>("SELECT changed_at AS at, '' AS state, body AS body FROM workspace_members WHERE person = @person", who), "changedAt"),
                // What the bot said there is in the turns, and its files would hold earlier exports.
                ["workspaceMessages"] = Array(await s.QueryAsync<Record>("SELECT said_at AS at, channel AS state, body AS body FROM workspace_messages WHERE person = @person AND post_key IS NULL ORDER BY seq", who), "saidAt"),
            },
            cancellationToken);
        return JsonSerializer.SerializeToUtf8Bytes(export, _indented);
    }

    private static JsonArray Array(IReadOnlyList<Record> records, string time) => [.. records.Select(r => Shown(r, time))];

    private static JsonObject Shown(Record record, string time)
    {
        var shown = new JsonObject { [time] = DateTimeOffset.FromUnixTimeMilliseconds(record.At).ToString("O") };
        if (record.State.Length > 0)
            shown["state"] = record.State;
        if (record.Body is { } body)
            shown["content"] = WithoutTicket(JsonNode.Parse(body));
        return shown;
    }

    private static JsonNode? WithoutTicket(JsonNode? content)
    {
        if (content is JsonObject whole && whole["route"] is JsonObject route)
            route.Remove("ticket");
        return content;
    }

    private sealed class Record
    {
        public long At { get; init; }

        public string State { get; init; } = "";

        public string? Body { get; init; }
    }
}
