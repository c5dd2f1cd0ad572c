using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace PolicyBot.App.Web.Desk;

/// <summary>What a page is to say after a form was sent: it travels in the address, where nobody else can write it.</summary>
internal sealed class Troubles(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("desk trouble");

    public string Address(string page, string? trouble) => trouble is null ? page : $"{page}{(page.Contains('?') ? '&' : '?')}said={Uri.EscapeDataString(_protector.Protect(trouble))}";

    public string? Read(string? said)
    {
        try
        {
            return said is { Length: > 0 } ? _protector.Unprotect(said) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
