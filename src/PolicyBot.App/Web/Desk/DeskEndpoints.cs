using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PolicyBot.App.Storage;
using PolicyBot.Asking;
using PolicyBot.Charts;
using PolicyBot.Knowledge;

namespace PolicyBot.App.Web.Desk;

/// <summary>What the desk's forms do. Each wants its role and the token of a page of this site.</summary>
internal static class DeskEndpoints
{
    public static void MapDesk(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/desk/enter", EnterAsync);
        endpoints.MapPost("/desk/leave", async (HttpContext context, IFormCollection form) =>
        {
            await context.SignOutAsync();
            return Results.Redirect("/desk/sign-in");
        });
        var curators = endpoints.MapGroup("/desk/do").RequireAuthorization(Roles.Curator);
        curators.MapPost("/begin", BeginAsync);
        curators.MapPost("/revise", ReviseAsync);
        curators.MapPost("/draft", DraftAsync);
        var admins = endpoints.MapGroup("/desk/do").RequireAuthorization(Roles.Admin);
        admins.MapPost("/post", PostAsync);
        admins.MapPost("/invite", InviteAsync);
        endpoints.MapGet("/desk/charts/{series}.png", Chart).RequireAuthorization(Roles.Reader);
    }

    private static async Task<IResult> EnterAsync(HttpContext context, OneTimeLinks links, DeskStore store, TimeProvider time, string? code)
    {
        if (links.Use(code) is not { } guest)
            return Results.Redirect("/desk/sign-in?used=1");
        var person = DeskServices.Person(guest.Name, $"link-{Guid.NewGuid():N}"[..13], guest.Role);
        await store.LogAsync(new LogEntry(time.GetUtcNow(), Roles.NameOf(person), guest.Role, "signed in", "one-time link", ""), context.RequestAborted);
        await context.SignInAsync(person);
        return Results.Redirect("/desk");
    }

    private static async Task<IResult> BeginAsync(HttpContext context, IFormCollection form, Approval approval, DeskStore store)
    {
        var wanted = form["gaps"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        var gaps = (await store.GapsAsync(context.RequestAborted)).Where(g => wanted.Contains(Written(g.Ref))).ToList();
        return gaps.Count == 0 ? Results.Redirect("/desk") : Results.Redirect("/desk/drafts/" + (await approval.BeginAsync(context.User, gaps, context.RequestAborted)).Id);
    }

    private static async Task<IResult> ReviseAsync(HttpContext context, IFormCollection form, Approval approval, LiveKnowledge live) =>
        live.Current.Library.Find(new EntryId(form["entry"].ToString())) is { } entry && await approval.ReviseAsync(context.User, entry, context.RequestAborted) is { } draft
            ? Results.Redirect("/desk/drafts/" + draft.Id)
            : Results.NotFound();

    private static async Task<IResult> DraftAsync(HttpContext context, IFormCollection form, Approval approval, DeskStore store, Troubles troubles)
    {
        var (by, cancel) = (context.User, context.RequestAborted);
        if (await store.DraftAsync(form["draft"].ToString(), cancel) is not { } draft)
            return Results.NotFound();
        var what = form["what"].ToString();
        var done = what switch
        {
            "save" or "check" or "submit" when draft.State is DraftState.Writing or DraftState.Submitted => await approval.WriteAsync(by, draft, form["text"].ToString(), cancel),
            "approve" => await approval.ApproveAsync(by, draft, cancel),
            "return" => await approval.ReturnAsync(by, draft, form["note"].ToString() is { Length: > 0 and < 1000 } note ? note : "(no reason given)", cancel),
            "drop" => await approval.DropAsync(by, draft, cancel),
            _ => new("That cannot be done with this draft."),
        };
        if (what == "submit" && done.Trouble is null && await store.DraftAsync(draft.Id, cancel) is { } written)
            done = await approval.SubmitAsync(by, written, cancel);
        return Results.Redirect(troubles.Address($"/desk/drafts/{draft.Id}{(what == "check" ? "?check=1" : "")}", done.Trouble));
    }

    private static async Task<IResult> PostAsync(HttpContext context, IFormCollection form, OutboxDesk outbox, DeskStore store, TimeProvider time)
    {
        var (key, what) = (form["key"].ToString(), form["what"].ToString());
        var done = what switch
        {
            "retry" => await outbox.RetryAsync(key, context.RequestAborted) > 0,
            "drop" => await outbox.DropAsync(key, context.RequestAborted),
            _ => false,
        };
        if (done)
            await store.LogAsync(new LogEntry(time.GetUtcNow(), Roles.NameOf(context.User), Roles.Of(context.User), what == "retry" ? "post retried" : "post dropped", key, ""), context.RequestAborted);

        return Results.Redirect("/desk/operations");
    }

    private static async Task<IResult> InviteAsync(HttpContext context, IFormCollection form, OneTimeLinks links, DeskStore store, TimeProvider time)
    {
        var (name, role) = (Local.Member.CleanName(form["name"].ToString()), form["role"].ToString());
        if (name is null || !Roles.All.Contains(role))
            return Results.BadRequest();
        var path = links.Make(name, role);
        await store.LogAsync(new LogEntry(time.GetUtcNow(), Roles.NameOf(context.User), Roles.Of(context.User), "link made", name, role), context.RequestAborted);
        return new RazorComponentResult<InvitedPage>(new Dictionary<string, object?> { [nameof(InvitedPage.Name)] = name, [nameof(InvitedPage.Link)] = $"{context.Request.Scheme}://{context.Request.Host}{path}" });
    }

    private static IResult Chart(string series, LiveKnowledge live, IDrawCharts charts, TimeProvider time)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (live.Current.Library.Find(new EntryId(series)) is not { Series: not null } || new ChartComposer(live.Current, today).For(new EntryId(series), null, Language.English) is not ChartOutcome.Drawn { Chart: var chart })
            return Results.NotFound();
        try
        {
            return Results.Bytes(charts.Draw(chart, ChartTheme.Light), "image/png");
        }
        catch (InvalidOperationException)
        {
            // This machine has no font to write with; the alternative text says the same.
            return Results.NotFound();
        }
    }

    /// <summary>As forms carry it.</summary>
    public static string Written(GapRef gap) => string.Create(CultureInfo.InvariantCulture, $"{gap.Source.Kebab()}:{gap.Seq}");
}
