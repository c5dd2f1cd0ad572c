using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using PolicyBot.Chat;
using PolicyBot.Local;

namespace PolicyBot.App.Web.Rooms;

/// <summary>A channel, or the direct message, with all that one can do in it.</summary>
public sealed partial class Room
{
    private static readonly IReadOnlyDictionary<string, string> _none = new Dictionary<string, string>();
    private readonly SortedDictionary<long, WorkspaceMessage> _messages = [];
    private readonly Dictionary<string, int> _unread = [];
    private IReadOnlyList<Channel> _channels = [];
    private Dictionary<string, string> _names = [];
    private Member? _me;
    private Channel? _channel;
    private ShownDialog? _dialog;
    private IReadOnlyDictionary<string, string> _mistakes = _none;
    private string? _trouble;
    private string? _shown;
    private long? _replyingTo;
    private bool _isLookingUp;
    private int _saidByBot;
    private DateTimeOffset _now;
    private IDisposable? _watch;
    private Task _heard = Task.CompletedTask;

    [Parameter, EditorRequired]
    public string MemberId { get; set; } = "";

    [Parameter, EditorRequired]
    public string ChannelId { get; set; } = "";

    private bool IsDirect => LocalPlatform.IsDirect(ChannelId);

    private string Path => IsDirect ? "/direct" : "/c/" + ChannelId;

    private string Purpose => IsDirect
        ? T("Only you and the bot are here; every message is answered.", "Aquí solo están usted y el bot; responde a cada mensaje.")
        : _channel is null ? T("There is no such channel.", "No existe ese canal.")
        : ChannelPurpose(_channel) + (_channel.HasBot ? "" : T(" PolicyBot is not in this channel.", " PolicyBot no está en este canal."));

    /// <summary>What stands in the channel itself: messages of a thread whose beginning is not shown stand there too.</summary>
    private IEnumerable<WorkspaceMessage> Roots => _messages.Values.Where(m => m.Thread is not { } thread || !_messages.ContainsKey(thread));

    public void Dispose() => _watch?.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        _now = Time.GetUtcNow();
        if (RendererInfo.IsInteractive)
            _watch ??= Feed.Watch(Hear);
        if (_shown == ChannelId)
            return;
        _shown = ChannelId;
        (_replyingTo, _dialog, _trouble, _isLookingUp) = (null, null, null, false);
        await AttemptAsync(async () =>
        {
            await ReadDirectoryAsync();
            await ReadMessagesAsync();
            if (_me is { } me && IsDirect && RendererInfo.IsInteractive && _messages.Count == 0)
                await Workspace.GreetAsync(me, CancellationToken.None);
        });
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || _me is null)
            return;
        var zone = await Script.InvokeAsync<string?>("policybot.zone");
        if (zone is { Length: > 0 and < 60 } && zone != _me.Zone && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            await AttemptAsync(async () => await Workspace.ChangeAsync(_me = _me with { Zone = zone }, CancellationToken.None));
        StateHasChanged();
    }

    private async Task ReadDirectoryAsync()
    {
        _channels = await Workspace.ChannelsAsync(CancellationToken.None);
        var members = await Workspace.MembersAsync(CancellationToken.None);
        _names = members.ToDictionary(m => m.Id, m => m.Name);
        _me = members.FirstOrDefault(m => m.Id == MemberId);
        Viewer = _me;
        _channel = _channels.FirstOrDefault(c => c.Id == ChannelId);
        if (_me is null)
            _trouble = T("You are no longer known here. Reload the page to come in anew.", "Ya no se le conoce aquí. Recargue la página para entrar de nuevo.");
    }

    private async Task ReadMessagesAsync()
    {
        _messages.Clear();
        _unread.Remove(ChannelId);
        foreach (var message in _me is null ? [] : await Workspace.MessagesAsync(ChannelId, _me, CancellationToken.None))
            _messages[message.Id] = message;
    }

    /// <summary>Called by whoever does something, so it only leaves word.</summary>
    private void Hear(Happening happening) => _heard = InvokeAsync(async () =>
    {
        _now = Time.GetUtcNow();
        switch (happening)
        {
            case Happening.Appeared { Message: var message } when !message.IsSeenBy(MemberId):
                return;
            case Happening.Appeared { Message: var message } when message.Channel == ChannelId:
                _messages[message.Id] = message;
                if (message.Author is { } author && !_names.ContainsKey(author))
                    await AttemptAsync(ReadDirectoryAsync);
                if (message.Said is not null)
                {
                    _isLookingUp = false;
                    _saidByBot++;
                }

                break;
            case Happening.Appeared { Message: var message }:
                _unread[message.Channel] = _unread.GetValueOrDefault(message.Channel) + 1;
                break;
            case Happening.Erased:
                await AttemptAsync(ReadMessagesAsync);
                break;
            default:
                await AttemptAsync(ReadDirectoryAsync);
                break;
        }

        StateHasChanged();
    });

    private Task SendAsync(string text) => SendAsync(text, null);

    private Task SendAsync(string text, long? thread) => DoAsync(thread, async () =>
    {
        if (text.StartsWith('/') && Typed.AfterCommand(text) is null)
        {
            _trouble = T("The only command here is /policy. Write /policy help to see what it can do.", "Aquí el único comando es /policy. Escriba /policy help para ver qué puede hacer.");
            return new Receipt.Ignored();
        }

        var sent = await Workspace.SayAsync(_me!, ChannelId, thread, text, CancellationToken.None);
        if (sent.Message is { } message)
            _messages[message.Id] = message;
        // A mention is answered under it: what is written next belongs there.
        if (sent is { Receipt: Receipt.Stored, Message: { Thread: null } asked } && !IsDirect)
            _replyingTo = null;
        return sent.Receipt;
    });

    private Task PressAsync((WorkspaceMessage Message, ButtonRef Button) pressed) => DoAsync(pressed.Message.Thread, () => Workspace.PressAsync(_me!, pressed.Message.Id, pressed.Button, CancellationToken.None));

    private Task CheckAsync(WorkspaceMessage message) => DoAsync(message.Thread, () => Workspace.CheckAsync(_me!, message.Id, CancellationToken.None));

    private void Reply(WorkspaceMessage message) => _replyingTo = message.Thread ?? message.Id;

    private async Task TurnBotAsync() => await AttemptAsync(async () => await Workspace.SetBotAsync(_channel!, !_channel!.HasBot, _me!, CancellationToken.None));

    private async Task SubmitAsync(IReadOnlyDictionary<string, string> values)
    {
        switch (_dialog)
        {
            case ShownDialog.OfBot { Form: var form, Thread: var thread }:
                await DoAsync(thread, () => Workspace.SubmitAsync(_me!, ChannelId, thread, form.Ref, values, CancellationToken.None));
                break;
            case ShownDialog.OfSite { Kind: SiteForm.Profile }:
                await AttemptAsync(async () =>
                {
                    var changed = Dialogs.Read(_me!, values);
                    _mistakes = await Workspace.ChangeAsync(changed, CancellationToken.None) ? _none : new Dictionary<string, string> { ["name"] = T("Somebody has this name already, or it cannot be one.", "Alguien ya tiene ese nombre, o no puede ser un nombre.") };
                });
                break;
            case ShownDialog.OfSite:
                await AttemptAsync(async () => _mistakes = await Workspace.CreateAsync(values["name"], values["shared"] == "yes", CancellationToken.None) is not null
                    ? _none
                    : new Dictionary<string, string> { ["name"] = T("A channel's name is letters, digits and dashes, and no other channel's.", "El nombre de un canal son letras, cifras y guiones, y no el de otro canal.") });
                break;
            default:
                return;
        }

        if (_mistakes.Count == 0 && _trouble is null)
            CloseDialog();
    }

    private void CloseDialog()
    {
        _dialog = null;
        _mistakes = _none;
    }

    /// <summary>Does something with the bot, and shows what it says at once.</summary>
    private async Task DoAsync(long? thread, Func<Task<Receipt>> act)
    {
        if (_me is null)
            return;
        _trouble = null;
        _mistakes = _none;
        var before = _saidByBot;
        await AttemptAsync(async () =>
        {
            switch (await act())
            {
                case Receipt.Stored:
                    _isLookingUp = _saidByBot == before;
                    break;
                case Receipt.Show { Form: var form }:
                    _dialog = new ShownDialog.OfBot(form, thread);
                    break;
                case Receipt.Mistakes { ByField: var mistakes }:
                    _mistakes = mistakes;
                    break;
                case Receipt.Unavailable { Text: var text }:
                    _trouble = text;
                    break;
            }
        });
    }

    private async Task<IReadOnlyList<Completed>> CompleteAsync(string text)
    {
        if (_me is null || Typed.Unfinished(text) is not { } unfinished)
            return [];
        if (unfinished is not Completion.OfOption option)
            return Completions.Of(unfinished, _names.Values, Viewer?.Locale ?? Language.English);
        return await Workspace.TypeAsync(_me, ChannelId, option, CancellationToken.None) is Receipt.Suggest { Choices: var choices } ? [.. choices.Take(Completions.Most).Select(c => new Completed(c.Label, option.Before + c.Value, null))] : [];
    }

    private async Task AttemptAsync(Func<Task> attempt)
    {
        try
        {
            await attempt();
        }
        catch (StorageUnavailableException)
        {
            _trouble = T("The database cannot be reached at the moment. Nothing was lost that you can see; please try again.", "La base de datos no está disponible en este momento. Por favor, inténtelo de nuevo.");
        }

        StateHasChanged();
    }

    private IReadOnlyList<WorkspaceMessage> RepliesTo(WorkspaceMessage message) => [.. _messages.Values.Where(m => m.Thread == message.Id)];

    private string NameOf(WorkspaceMessage message) => message.Author is { } author ? _names.GetValueOrDefault(author, T("Somebody", "Alguien")) : LocalPlatform.Bot;

    private string ChannelPurpose(Channel channel) => channel switch
    {
        { Purpose.Length: > 0 } when Viewer?.Locale is not Language.Spanish => channel.Purpose,
        { IsShared: true } => T("People of other organisations read along here: answers are private unless set otherwise", "Aquí leen personas de otras organizaciones: las respuestas son privadas salvo que se ajuste otra cosa"),
        _ => T("A channel of your own organisation", "Un canal de su propia organización"),
    };

    private RenderFragment Unread(string channel) => builder =>
    {
        if (channel == ChannelId || _unread.GetValueOrDefault(channel) is not (> 0 and var count))
            return;
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", "unread");
        builder.AddContent(2, T($"{count} new", $"{count} nuevos"));
        builder.CloseElement();
    };
}
