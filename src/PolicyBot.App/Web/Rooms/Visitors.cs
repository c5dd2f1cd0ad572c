using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using PolicyBot.App.Web.Desk;
using PolicyBot.Chat;
using PolicyBot.Local;

namespace PolicyBot.App.Web.Rooms;

/// <summary>Who looks at the workspace: known by a cookie that nobody else can write; who has none is let in as somebody new.</summary>
internal sealed class Visitors(Workspace workspace, IDataProtectionProvider protection, IOptions<SignInOptions> signIn)
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
    public async Task<Member?> FindAsync(HttpContext context) => signIn.Value.IsOn
        ? await SignedInAsync(context)
        : Id(context.Request.Cookies[Cookie]) is { } id ? (await workspace.MembersAsync(context.RequestAborted)).FirstOrDefault(m => m.Id == id) : null;

    /// <summary>Where people sign in, who somebody is and may do comes from there.</summary>
    private async Task<Member?> SignedInAsync(HttpContext context)
    {
        if (context.User.FindFirstValue(ClaimTypes.NameIdentifier) is not { } subject)
            return null;
        var id = "U" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(subject)).AsSpan(0, 8));
        var standing = context.User.IsInRole(Roles.Reader) ? Standing.Member : Standing.Manager;
        var known = (await workspace.MembersAsync(context.RequestAborted)).FirstOrDefault(m => m.Id == id);
        return known?.Standing == standing ? known : await workspace.EnterAsync(known?.Name ?? context.User.Identity?.Name ?? "Visitor", standing, known?.Locale ?? LanguageOf(context), context.RequestAborted, id);
    }

    private static Language LanguageOf(HttpContext context) => context.Request.Headers.AcceptLanguage.ToString().StartsWith("es", StringComparison.OrdinalIgnoreCase) ? Language.Spanish : Language.English;

    private async Task<Member> EnterAsync(HttpContext context)
    {
        // Whoever can open the pages runs the bot, and so manages its channels; "You" lets them try less.
        var member = await workspace.EnterAsync(LanguageOf(context) is Language.Spanish ? "Visitante" : "Visitor", Standing.Manager, LanguageOf(context), context.RequestAborted);
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
