using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>The conditions that tests wait for most.</summary>
internal static class Waiting
{
    /// <summary>Waits until so many shards have identified and hold an open socket.</summary>
    public static Task Connected(this FakeDiscord discord, CancellationToken cancellation, int shards = 1) =>
        discord.Until(() => discord.Sockets.Connected >= shards, $"{shards} connected shard(s)", cancellation);

    /// <summary>The message that answers an interaction, once it is complete and not merely "thinking".</summary>
    public static Task<Message> Answer(this FakeDiscord discord, Interaction interaction, CancellationToken cancellation) =>
        discord.Until(() => interaction.IsComplete ? interaction.Original : null, $"the answer to interaction {interaction.Id}", cancellation);

    /// <summary>The modal that the answer opens.</summary>
    public static Task<JsonObject> Modal(this FakeDiscord discord, Interaction interaction, CancellationToken cancellation) =>
        discord.Until(() => interaction.Modal, $"the modal of interaction {interaction.Id}", cancellation);

    /// <summary>The choices that an autocomplete is offered.</summary>
    public static Task<JsonArray> Choices(this FakeDiscord discord, Interaction interaction, CancellationToken cancellation) =>
        discord.Until(() => interaction.Choices, $"the choices of interaction {interaction.Id}", cancellation);

    /// <summary>The first message of the bot in a channel after another message.</summary>
    public static Task<Message> Reply(this FakeDiscord discord, Channel channel, Message after, CancellationToken cancellation) =>
        discord.Until(
            () => channel.Messages.SkipWhile(message => message != after).FirstOrDefault(message => message.Author == discord.Bot && message is { Deleted: false, IsLoading: false }),
            $"a message of the bot in #{channel.Name}",
            cancellation);

    /// <summary>The thread that hangs on a message, once there is one.</summary>
    public static Task<Channel> ThreadOn(this FakeDiscord discord, Message message, CancellationToken cancellation) =>
        discord.Until(() => message.Thread, "a thread on the message", cancellation);
}
