using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using PolicyBot.Chat;
using PolicyBot.Local;

namespace PolicyBot.App.Web.Rooms;

/// <summary>Who looks at the workspace: known by a cookie that nobody else can write; who has none is let in as somebody new.</summary>
internal sealed class Visitors(Workspace workspace, IDataProtectionProvider protection)
{
    private const string Cookie = "policybot-member";
    private static readonly object _item = new();
    private readonly IDataProtector _protector = protection.CreateProtector("workspace member");

    /// <summary>The member behind this request, let in when need be.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot be reached.</exception>
    public async Task<Member> OfAsync(HttpContext context)
    {
        if (context.Items.TryGetValue(_item, out var known))
            return (Member)known!;
        var member = await FindAsync(context) ?? await EnterAsync(context);
        context.Items[_item] = member;
        return member;
    }

    /// <returns>Null for who is not known yet.</returns>
    public async Task<Member?> FindAsync(HttpContext context) =>
        Id(context.Request.Cookies[Cookie]) is { } id ? (await workspace.MembersAsync(context.RequestAborted)).FirstOrDefault(m => m.Id == id) : null;

    private async Task<Member> EnterAsync(HttpContext context)
    {
        var spanish = context.Request.Headers.AcceptLanguage.ToString().StartsWith("es", StringComparison.OrdinalIgnoreCase);
        // Whoever can open the pages runs the bot, and so manages its channels; "You" lets them try less.
        var member = await workspace.EnterAsync(spanish ? "Visitante" : "Visitor", Standing.Manager, spanish ? Language.Spanish : Language.English, context.RequestAborted);
        context.Response.Cookies.Append(Cookie, _protector.Protect(member.Id), new()
        {
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            MaxAge = TimeSpan.FromDays(365),
        });
        return member;
    }

    private string? Id(string? cookie)
    {
        try
        {
            return cookie is { Length: > 0 } ? _protector.Unprotect(cookie) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
