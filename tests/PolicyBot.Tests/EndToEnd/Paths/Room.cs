namespace PolicyBot.Tests.EndToEnd.Paths;

/// <summary>A channel with the bot and three people.</summary>
/// <param name="Ann">Asks.</param>
/// <param name="Ben">Reads along.</param>
/// <param name="Meg">Manages the channel.</param>
internal sealed record Room(Someone Ann, Someone Ben, Someone Meg, Func<Task> RemoveBotAsync);

/// <summary>A person before a client that shows one place: a channel, or the conversation with the bot alone.</summary>
internal abstract class Someone(Stage stage)
{
    /// <summary>As one types it to name this person.</summary>
    public abstract string Mention { get; }

    /// <summary>As a notification names this person.</summary>
    public abstract string Id { get; }

    /// <summary>The same person in the direct message with the bot.</summary>
    public abstract Someone Direct { get; }

    /// <summary>What stands on the screen, oldest first.</summary>
    public abstract IReadOnlyList<Seen> Screen { get; }

    /// <summary><c>/policy</c> with one of its words.</summary>
    public abstract Task CommandAsync(string word, params IReadOnlyList<(string Option, string Value)> options);

    public abstract Seen Say(string text);

    public abstract Seen SayToBot(string text);

    /// <summary>Writes under a message: in its thread, or as a reply to it; the bot is not mentioned.</summary>
    public abstract Seen Reply(Seen to, string text);

    public abstract Task PressAsync(Seen message, string label);

    /// <summary>"Check this claim" on a message.</summary>
    public abstract Task CheckAsync(Seen message);

    /// <summary>The form that has opened.</summary>
    public abstract Task<ShownForm> FormAsync();

    /// <param name="filled">By label: what is written, or the label of what is chosen. The rest stays as it stands.</param>
    public abstract Task SubmitAsync(ShownForm form, params IReadOnlyList<(string Label, string Value)> filled);

    /// <summary>Waits for a message of the bot.</summary>
    /// <param name="part">A part of its text.</param>
    /// <param name="under">The message under which it stands.</param>
    /// <param name="besides">One that is there already.</param>
    public async Task<Seen> SeesAsync(string part, Seen? under = null, Seen? besides = null)
    {
        Seen? Find() => Screen.LastOrDefault(seen => seen.ByBot && seen.Id != besides?.Id && seen.Text.Contains(part, StringComparison.Ordinal) && (under is null || seen.Under == under.Id));
        await stage.UntilAsync(() => Task.FromResult(Find() is not null), $"a message with '{part}' among:\n{string.Join("\n---\n", Screen.Select(s => s.Text))}");
        return Find()!;
    }

    /// <summary>What the bot has said, once it has nothing more to say.</summary>
    public async Task<IReadOnlyList<Seen>> FromBotAsync()
    {
        await stage.SettledAsync();
        return [.. Screen.Where(seen => seen.ByBot)];
    }

    public bool Sees(Seen message) => Screen.Any(seen => seen.Id == message.Id);
}

/// <summary>A message as it stands on a screen; errors under the fields of a form count as one.</summary>
/// <param name="Text">All that can be read, without the platform's escapes.</param>
/// <param name="Under">The message that it replies to, or in whose thread it is.</param>
/// <param name="Notifies">Ids of the people that it notifies.</param>
internal sealed record Seen(string Id, string Text, bool ByBot, string? Under, IReadOnlyList<string> Buttons, IReadOnlyList<string> Notifies, IReadOnlyList<ShownFile> Files, object Native);

internal sealed record ShownFile(string Name, string Text);

internal sealed record ShownForm(string Title, IReadOnlyList<ShownField> Fields, object Native)
{
    public ShownField this[string label] => Fields.Single(field => field.Label == label);
}

/// <param name="Choices">Value by label; empty where one writes.</param>
/// <param name="Value">What stands in it, or the label of what is chosen.</param>
internal sealed record ShownField(string Name, string Label, string? Value, IReadOnlyDictionary<string, string> Choices)
{
    /// <summary>What the platform sends for what a person put in.</summary>
    public string Sent(string given) => Choices.Count == 0 ? given : Choices[given];
}
