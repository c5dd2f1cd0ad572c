using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Asking;
using PolicyBot.Chat;
using PolicyBot.Local;

namespace PolicyBot.Tests.EndToEnd.Paths;

/// <summary>The workspace that the bot itself serves, used as its pages use it.</summary>
public sealed class LocalStage : Stage
{
    private int _rooms;

    internal Workspace Workspace => Product.Services.GetRequiredService<Workspace>();

    internal override IReadOnlyList<string> Complaints => [];

    internal override string Story() => "";

    internal override async Task<Room> OpenAsync()
    {
        var number = ++_rooms;
        var channel = (await Workspace.CreateAsync($"path-{number}", isShared: false, Token))!;
        async Task<LocalPerson> EnterAsync(string name, Standing standing) => new(this, await Workspace.EnterAsync($"{name} {number}", standing, Language.English, Token), channel.Id);
        var meg = await EnterAsync("Meg", Standing.Manager);
        return new(await EnterAsync("Ann", Standing.Member), await EnterAsync("Ben", Standing.Member), meg, () => Workspace.SetBotAsync(channel, isIn: false, meg.Member, Token));
    }

    private protected override Task PrepareAsync() => Task.CompletedTask;

    private protected override Task<Product> StartAsync(Dictionary<string, string?> settings, Action<IServiceCollection> replacing) => Product.StartAsync(settings: settings, replacing: replacing);

    private protected override Task ConnectedAsync() => Task.CompletedTask;

    private protected override ValueTask EndAsync() => ValueTask.CompletedTask;
}

internal sealed class LocalPerson(LocalStage stage, Member member, string channel) : Someone(stage)
{
    private (Form Form, long? Thread)? _open;
    private readonly List<string> _told = [];

    public override string Mention => "@" + Member.Name;

    public override string Id => Member.Id;

    public Member Member { get; private set; } = member;

    public override LocalPerson Direct => new(stage, Member, LocalPlatform.DirectChannel(Member.Id));

    public override IReadOnlyList<Seen> Screen =>
        [.. stage.Workspace.MessagesAsync(channel, Member, Token).GetAwaiter().GetResult().Select(Shown), .. _told.Select((text, i) => new Seen($"told-{i}", text, ByBot: true, null, [], [], [], text))];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async Task ChangeAsync(Func<Member, Member> change)
    {
        Member = change(Member);
        Assert.True(await stage.Workspace.ChangeAsync(Member, Token));
    }

    public override Task CommandAsync(string word, params IReadOnlyList<(string Option, string Value)> options) =>
        TypeAsync(string.Join(' ', [Typed.Command, word, string.Join(word == Commands.Compare ? " and " : " ", options.Select(o => o.Value))]).Trim());

    /// <summary>Types into the box, and sends.</summary>
    public async Task TypeAsync(string text) => Take((await stage.Workspace.SayAsync(Member, channel, null, text, Token)).Receipt, null);

    /// <summary>What is offered while it is typed.</summary>
    public async Task<IReadOnlyList<string>> OfferedAsync(string typed) =>
        Typed.Unfinished(typed) is Completion.OfOption option && await stage.Workspace.TypeAsync(Member, channel, option, Token) is Receipt.Suggest offered ? [.. offered.Choices.Select(c => c.Label)] : [];

    public override Seen Say(string text) => Say(text, null);

    public override Seen SayToBot(string text) => Say(LocalPlatform.IsDirect(channel) ? text : $"@{LocalPlatform.Bot} {text}");

    /// <summary>In a direct message there are no threads: what is written next is the reply.</summary>
    public override Seen Reply(Seen to, string text) =>
        LocalPlatform.IsDirect(channel) ? Say(text) with { Under = to.Id } : Say(text, long.Parse(to.Under ?? to.Id, CultureInfo.InvariantCulture));

    public override async Task PressAsync(Seen message, string label)
    {
        var pressed = (WorkspaceMessage)message.Native;
        var button = AnswerPage.Buttons(pressed.Said!).Single(b => b.Label == label);
        Take(await stage.Workspace.PressAsync(Member, pressed.Id, button.Ref, Token), pressed.Thread);
    }

    public override async Task CheckAsync(Seen message) => Take(await stage.Workspace.CheckAsync(Member, ((WorkspaceMessage)message.Native).Id, Token), null);

    public override Task<ShownForm> FormAsync()
    {
        var form = _open!.Value.Form;
        return Task.FromResult(new ShownForm(form.Title, [.. form.Fields.Select(Field)], form));
    }

    public override async Task SubmitAsync(ShownForm form, params IReadOnlyList<(string Label, string Value)> filled)
    {
        var values = form.Fields.ToDictionary(f => f.Name, f => f.Value is { } value ? f.Sent(value) : "");
        foreach (var (label, value) in filled)
            values[form[label].Name] = form[label].Sent(value);
        var shown = _open!.Value;
        Take(await stage.Workspace.SubmitAsync(Member, channel, shown.Thread, shown.Form.Ref, values, Token), shown.Thread);
    }

    private static ShownField Field(FormField field)
    {
        var choices = (field.Choices ?? []).ToDictionary(c => c.Label, c => c.Value);
        return new(field.Name, field.Label, choices.Count == 0 ? field.Value : choices.FirstOrDefault(c => c.Value == field.Value).Key, choices);
    }

    private Seen Say(string text, long? thread)
    {
        var sent = stage.Workspace.SayAsync(Member, channel, thread, text, Token).GetAwaiter().GetResult();
        Take(sent.Receipt, thread);
        return Shown(sent.Message!);
    }

    private void Take(Receipt receipt, long? thread)
    {
        switch (receipt)
        {
            case Receipt.Show { Form: var form }:
                _open = (form, thread);
                break;
            case Receipt.Mistakes { ByField: var mistakes }:
                _told.AddRange(mistakes.Values);
                break;
            case Receipt.Unavailable { Text: var text }:
                Assert.Fail(text);
                break;
        }
    }

    private static Seen Shown(WorkspaceMessage message) => new(
        message.Id.ToString(CultureInfo.InvariantCulture),
        TextOf(message),
        message.Said is not null,
        (message.Thread ?? message.Answers)?.ToString(CultureInfo.InvariantCulture),
        message.Said is null ? [] : [.. AnswerPage.Buttons(message.Said).Select(b => b.Label)],
        message.Said?.Tags ?? [],
        [.. (message.Said?.Files ?? []).Select(file => new ShownFile(file.Name, Encoding.UTF8.GetString(file.Bytes)))],
        message);

    /// <summary>What the page shows of it.</summary>
    private static string TextOf(WorkspaceMessage message)
    {
        if (message.Said?.Content is not Content.OfAnswer content)
            return message.Said?.Content is Content.Note note ? string.Join('\n', [note.Title, .. note.Lines]) : message.Text;
        var (answer, page) = (content.Answer, AnswerPage.Of(content));
        return string.Join(
            '\n',
            [
                content.Question,
                AnswerWords.Stance(answer),
                .. page.Sentences.Select(s => s.Marked),
                AnswerWords.Sources(answer.Language),
                .. page.Sources.Select(s => $"[{s.N}] {AnswerWords.Work(s)} <{s.Url}>; {AnswerWords.Details(s, answer.Language)}"),
            ]);
    }
}
