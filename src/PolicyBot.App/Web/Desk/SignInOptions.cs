using Microsoft.Extensions.Options;
using PolicyBot.Chat;

namespace PolicyBot.App.Web.Desk;

/// <summary>Who signs people in, by OpenID Connect; configuration section <c>SignIn</c>. Without it the pages are for this machine alone.</summary>
internal sealed class SignInOptions
{
    public const string Section = "SignIn";

    /// <summary>The provider's address, under which its discovery document is.</summary>
    public string Authority { get; set; } = "";

    public string ClientId { get; set; } = "";

    /// <summary>A secret.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>The claim that names roles: reader, curator, admin. Who has none may read.</summary>
    public string RoleClaim { get; set; } = "roles";

    public bool IsOn => Authority.Length > 0;
}

/// <summary>Finds what is wrong with the settings before anything starts.</summary>
internal sealed class SignInOptionsValidator : IValidateOptions<SignInOptions>
{
    public ValidateOptionsResult Validate(string? name, SignInOptions options) => options switch
    {
        { IsOn: false, ClientId.Length: 0, ClientSecret.Length: 0 } => ValidateOptionsResult.Success,
        { IsOn: false } => ValidateOptionsResult.Fail("SignIn:ClientId and SignIn:ClientSecret need SignIn:Authority, the address of the provider."),
        { ClientId.Length: 0 } => ValidateOptionsResult.Fail("SignIn:Authority needs SignIn:ClientId, and SignIn:ClientSecret where the provider gave one."),
        _ when SafeAddress.Read(options.Authority) is null => ValidateOptionsResult.Fail("SignIn:Authority must be an https address; plain http is for this machine alone."),
        _ => ValidateOptionsResult.Success,
    };
}
