using Microsoft.Extensions.Logging;
using PolicyBot.Chat;
using PolicyBot.Knowledge;
using PolicyBot.Slack.Api;
using PolicyBot.Slack.Installing;
using PolicyBot.Slack.People;
using PolicyBot.Slack.Posting;
using PolicyBot.Slack.Rendering;

namespace PolicyBot.Slack.Receiving;

/// <summary>What a transport does with one delivery.</summary>
/// <param name="Acknowledge">False where Slack is to deliver it again.</param>
/// <param name="Payload">What the acknowledgement carries; null for an empty one.</param>
internal sealed record Reception(Incoming Incoming, Receipt Receipt, bool Acknowledge, IReadOnlyDictionary<string, object?>? Payload = null);

/// <summary>Hands in what arrived, over whichever transport, and does what its receipt asks for.</summary>
internal sealed class Intake(IReceiveEvents events, SlackChannels channels, SlackInstallations installations, SlackApi api, Tickets tickets, Courtesies courtesies, TimeProvider clock, ILogger<Intake> log)
{
    /// <summary>A trigger_id is good for 3 seconds, and over HTTP the acknowledgement waits for this.</summary>
    private static readonly TimeSpan _triggerLife = TimeSpan.FromSeconds(2.5);

    private static readonly Bilingual _notOpened = new("The form could not be opened in time. Please try again.", "El formulario no se pudo abrir a tiempo. Inténtelo de nuevo.");

    /// <summary>Before the acknowledgement: nothing but storing, and looking up what kind of place it is where the payload does not tell.</summary>
    public async Task<Reception> TakeAsync(Incoming incoming, CancellationToken cancellationToken)
    {
        if (!incoming.SurfaceKnown)
            incoming = incoming with { Event = incoming.Event with { Surface = await channels.SurfaceAsync(incoming.Event.Place, cancellationToken) } };
        var expected = courtesies.Expect(incoming.Event);
        var receipt = await events.ReceiveAsync(incoming.Event, cancellationToken);
        if (expected && receipt is not Receipt.Stored { IsNew: true })
            courtesies.Forget(incoming.Event);
        return receipt switch
        {
            Receipt.Unavailable unavailable => Unavailable(incoming, unavailable),
            Receipt.Mistakes mistakes => new(incoming, receipt, Acknowledge: true, FormView.Errors(mistakes.ByField, incoming.Fields ?? [])),
            _ => new(incoming, receipt, Acknowledge: true),
        };
    }

    /// <summary>After the acknowledgement.</summary>
    public async Task FollowAsync(Reception reception, CancellationToken cancellationToken)
    {
        var happened = reception.Incoming.Event;
        switch (reception.Receipt)
        {
            case Receipt.Show { Form: var form } when reception.Incoming.Trigger is { } trigger:
                await OpenAsync(form, trigger, happened, cancellationToken);
                break;
            case Receipt.Unavailable { Text: var text } when happened.Act is Act.Pressed or Act.ChoseMessage:
                await TellAsync(happened, text, cancellationToken);
                break;
            case Receipt.Stored { IsNew: true }:
                if (happened.Act is Act.Removed { Everywhere: true })
                    installations.Remove(happened.Place.Workspace);
                courtesies.Consider(happened);
                break;
        }
    }

    private Reception Unavailable(Incoming incoming, Receipt.Unavailable unavailable)
    {
        switch (incoming.Event.Act)
        {
            case Act.Commanded:
                return new(incoming, unavailable, Acknowledge: true, new Dictionary<string, object?> { ["response_type"] = "ephemeral", ["text"] = Mrkdwn.Escape(unavailable.Text) });
            case Act.Submitted when incoming.Fields is [var first, ..]:
                return new(incoming, unavailable, Acknowledge: true, FormView.Errors(new Dictionary<string, string> { [first] = unavailable.Text }, incoming.Fields));
            case Act.Pressed or Act.ChoseMessage or Act.Submitted:
                return new(incoming, unavailable, Acknowledge: true);
            default:
                Log.NotStored(log, incoming.Event.Id.Value);
                return new(incoming, unavailable, Acknowledge: false);
        }
    }

    private async Task OpenAsync(Form form, string trigger, ChatEvent happened, CancellationToken cancellationToken)
    {
        if (await installations.TryFindAsync(happened.Place.Workspace, cancellationToken) is not { } installation)
            return;
        var arguments = new Dictionary<string, object?> { ["trigger_id"] = trigger, ["view"] = FormView.Of(form) };
        using var patience = new CancellationTokenSource(_triggerLife, clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var reply = await api.CallAsync(new(Methods.OpenView, happened.Place.Workspace, installation.Token, arguments), linked.Token);
            if (reply is SlackReply.Done)
                return;
            Log.Refused(log, Methods.OpenView, reply is SlackReply.Refused refused ? refused.ToString() : reply.GetType().Name);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Refused(log, Methods.OpenView, "no answer in time");
        }

        await TellAsync(happened, _notOpened.In(form.Language), cancellationToken);
    }

    /// <summary>A line for the person alone, beside whatever message the button stands in.</summary>
    private async Task TellAsync(ChatEvent happened, string text, CancellationToken cancellationToken)
    {
        if (tickets.Use(happened.Route) is { } ticket)
            await api.PostToAsync(ticket, new Dictionary<string, object?> { ["response_type"] = "ephemeral", ["replace_original"] = false, ["text"] = Mrkdwn.Escape(text) }, cancellationToken);
    }
}
