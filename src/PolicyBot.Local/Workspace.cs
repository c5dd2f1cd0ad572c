using System.Globalization;
using PolicyBot.Chat;

namespace PolicyBot.Local;

/// <summary>
/// The local workspace, as its members use it: whatever they do is handed in as an event, as the adapters of the great platforms
/// hand it in, and answered through the outbox.
/// </summary>
public sealed class Workspace(IReceiveEvents receiver, IKeepMessages messages, IKeepChannels channels, IKeepMembers members, Feed feed, TimeProvider time)
{
    private const int Shown = 200;
    private const int MostMembers = 10_000;
    private const int MostChannels = 200;
    private const int LongestField = 4000;

    public Task<IReadOnlyList<Member>> MembersAsync(CancellationToken cancellationToken) => members.AllAsync(cancellationToken);

    /// <summary>The channels; those of a new workspace are made.</summary>
    public async Task<IReadOnlyList<Channel>> ChannelsAsync(CancellationToken cancellationToken)
    {
        if (await channels.AllAsync(cancellationToken) is { Count: > 0 } there)
            return there;
        foreach (var channel in Channel.First)
            await channels.SaveAsync(channel, cancellationToken);
        return await channels.AllAsync(cancellationToken);
    }

    /// <summary>What this member sees in a channel, oldest first: the last messages of it.</summary>
    public async Task<IReadOnlyList<WorkspaceMessage>> MessagesAsync(string channel, Member member, CancellationToken cancellationToken) =>
        LocalPlatform.IsDirect(channel) && channel != LocalPlatform.DirectChannel(member.Id) ? [] : [.. (await messages.LastAsync(channel, Shown, cancellationToken)).Where(m => m.IsSeenBy(member.Id))];

    /// <returns>Null when there is no such message, or this member may not see it.</returns>
    public async Task<WorkspaceMessage?> FindAsync(long id, Member member, CancellationToken cancellationToken) =>
        await messages.FindAsync(id, cancellationToken) is { } found && found.IsSeenBy(member.Id) ? found : null;

    /// <summary>Somebody new. <paramref name="name"/> is made to differ from everybody else's.</summary>
    /// <param name="id">Where somebody is known by an id already, that id.</param>
    public async Task<Member> EnterAsync(string name, Standing standing, Language? locale, CancellationToken cancellationToken, string? id = null)
    {
        var all = await members.AllAsync(cancellationToken);
        if (all.Count >= MostMembers)
            throw new InvalidOperationException($"The local workspace holds at most {MostMembers} people.");
        var member = new Member(id ?? "U" + Convert.ToHexString(Guid.NewGuid().ToByteArray().AsSpan(0, 8)), Unused(Member.CleanName(name) ?? "Guest", [.. all.Where(m => m.Id != id)]), standing, locale, null);
        await members.SaveAsync(member, cancellationToken);
        return member;
    }

    /// <returns>False when the name is somebody else's, or none.</returns>
    public async Task<bool> ChangeAsync(Member member, CancellationToken cancellationToken)
    {
        var all = await members.AllAsync(cancellationToken);
        if (Member.CleanName(member.Name) is not { } name || all.Any(m => m.Id != member.Id && m.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            return false;
        var changed = member with { Name = name };
        await members.SaveAsync(changed, cancellationToken);
        // Where somebody is, nobody else sees.
        if (all.FirstOrDefault(m => m.Id == member.Id) is not { } before || before with { Zone = changed.Zone } != changed)
            feed.Tell(new Happening.Changed());
        return true;
    }

    /// <returns>Null when the name cannot be a channel's, or is one's already.</returns>
    public async Task<Channel?> CreateAsync(string name, bool isShared, CancellationToken cancellationToken)
    {
        var all = await ChannelsAsync(cancellationToken);
        if (Channel.CleanName(name) is not { } id || all.Count >= MostChannels || all.Any(c => c.Id == id))
            return null;
        var channel = new Channel(id, "", isShared, HasBot: true);
        await SaveAsync(channel, cancellationToken);
        return channel;
    }

    /// <summary>Invites the bot, or takes it out.</summary>
    public async Task<Receipt> SetBotAsync(Channel channel, bool isIn, Member by, CancellationToken cancellationToken)
    {
        await SaveAsync(channel with { HasBot = isIn }, cancellationToken);
        return isIn ? new Receipt.Ignored() : await HandInAsync(by, channel.Id, null, new Act.Removed(Everywhere: false), null, $"removed:{Guid.NewGuid():N}", cancellationToken);
    }

    /// <summary>Takes what a member wrote and sent: a command, or a message.</summary>
    /// <param name="thread">The message under which it is written; null for the channel itself.</param>
    public async Task<Sent> SayAsync(Member member, string channel, long? thread, string text, CancellationToken cancellationToken)
    {
        var clean = Clean.Text(text, LocalPlatform.LongestText);
        if (clean.Length == 0)
            return new(new Receipt.Ignored(), null);
        if (Typed.AfterCommand(clean) is { } words)
            return new(await CommandAsync(member, channel, thread, CommandReader.Read(words), cancellationToken), null);
        var (said, _) = await messages.AddAsync(new(0, channel, thread, member.Id, null, null, null, clean, null, member.Id, time.GetUtcNow()), cancellationToken);
        feed.Tell(new Happening.Appeared(said));
        var heard = LocalPlatform.IsDirect(channel) ? Heard.Direct : Typed.MentionsBot(clean) ? Heard.Mention : thread is not null ? Heard.InThread : Heard.InChannel;
        if (heard is not Heard.Direct && !await HasBotAsync(channel, cancellationToken))
            return new(new Receipt.Ignored(), said);
        return new(await HandInAsync(member, channel, heard is Heard.Direct ? null : thread ?? said.Id, new Act.Said(Typed.WithoutMention(clean), heard), said.Id, $"message:{said.Id}", cancellationToken), said);
    }

    public async Task<Receipt> CommandAsync(Member member, string channel, long? thread, Act.Commanded command, CancellationToken cancellationToken)
    {
        if (command.Word == Commands.Settings && command.Arguments.TryGetValue("value", out var value))
            command = command with { Arguments = new Dictionary<string, string>(command.Arguments) { ["value"] = Typed.WithIds(value, await members.AllAsync(cancellationToken)) } };
        return await HandInAsync(member, channel, thread, command, null, $"command:{Guid.NewGuid():N}", cancellationToken);
    }

    public async Task<Receipt> PressAsync(Member member, long message, ButtonRef button, CancellationToken cancellationToken) =>
        await FindAsync(message, member, cancellationToken) is { Said: { } said } pressed && AnswerPage.Buttons(said).Any(b => b.Ref == button)
            ? await HandInAsync(member, pressed.Channel, pressed.Thread, new Act.Pressed(button), pressed.Id, $"press:{Guid.NewGuid():N}", cancellationToken)
            : new Receipt.Ignored();

    /// <summary>"Check this claim" on a message.</summary>
    public async Task<Receipt> CheckAsync(Member member, long message, CancellationToken cancellationToken) =>
        await FindAsync(message, member, cancellationToken) is { } chosen
            ? await HandInAsync(member, chosen.Channel, LocalPlatform.IsDirect(chosen.Channel) ? null : chosen.Thread ?? chosen.Id, new Act.ChoseMessage(chosen.PlainText), chosen.Id, $"check:{Guid.NewGuid():N}", cancellationToken)
            : new Receipt.Ignored();

    /// <param name="channel">Where the form was opened.</param>
    public async Task<Receipt> SubmitAsync(Member member, string channel, long? thread, FormRef form, IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        var all = await members.AllAsync(cancellationToken);
        var clean = values.ToDictionary(v => v.Key, v => Clean.Text(v.Value, LongestField));
        if (form.Kind is FormKind.Settings)
            clean = clean.ToDictionary(v => v.Key, v => Typed.WithIds(v.Value, all));
        return await HandInAsync(member, channel, thread, new Act.Submitted(form, clean), null, $"form:{Guid.NewGuid():N}", cancellationToken);
    }

    /// <summary>What the library would go on with.</summary>
    public Task<Receipt> TypeAsync(Member member, string channel, Completion.OfOption typed, CancellationToken cancellationToken) =>
        HandInAsync(member, channel, null, new Act.Typing(typed.Word, typed.Option, Clean.Line(typed.Begun, LocalPlatform.LongestText)), null, "typing", cancellationToken);

    /// <summary>The direct message was opened: who has never written there is greeted once.</summary>
    public async Task GreetAsync(Member member, CancellationToken cancellationToken)
    {
        var channel = LocalPlatform.DirectChannel(member.Id);
        if ((await messages.LastAsync(channel, 1, cancellationToken)).Count == 0)
            await HandInAsync(member, channel, null, new Act.Opened(), null, $"opened:{member.Id}", cancellationToken);
    }

    private async Task<bool> HasBotAsync(string channel, CancellationToken cancellationToken) =>
        (await channels.AllAsync(cancellationToken)).Any(c => c.Id == channel && c.HasBot);

    private async Task<Receipt> HandInAsync(Member member, string channel, long? thread, Act act, long? message, string id, CancellationToken cancellationToken)
    {
        using var arriving = receiver.Arriving();
        var surface = LocalPlatform.IsDirect(channel) ? Surface.Direct : (await channels.AllAsync(cancellationToken)).FirstOrDefault(c => c.Id == channel)?.Surface ?? Surface.Channel;
        return await receiver.ReceiveAsync(
            new(
                new($"{LocalPlatform.Name}:{id}"),
                LocalPlatform.Place(channel, Written(thread)),
                surface,
                member.AsPerson,
                act,
                new(MessageId: Written(message)),
                time.GetUtcNow()),
            cancellationToken);
    }

    private async Task SaveAsync(Channel channel, CancellationToken cancellationToken)
    {
        await channels.SaveAsync(channel, cancellationToken);
        feed.Tell(new Happening.Changed());
    }

    private static string Unused(string name, IReadOnlyList<Member> all)
    {
        var unused = name;
        for (var number = 2; all.Any(m => m.Name.Equals(unused, StringComparison.OrdinalIgnoreCase)); number++)
            unused = string.Create(CultureInfo.InvariantCulture, $"{name} {number}");
        return unused;
    }

    private static string? Written(long? id) => id?.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What became of what a member sent.</summary>
/// <param name="Message">The message that it is in the channel; null for a command, whose words others do not see.</param>
public sealed record Sent(Receipt Receipt, WorkspaceMessage? Message);
