using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using PolicyBot.App.Storage;
using PolicyBot.Chat;

namespace PolicyBot.App.Web.Desk;

/// <summary>The curators' desk, and who may sit at it.</summary>
internal static class DeskServices
{
    public const string SignInPath = "/desk/sign-in";

    public static void AddDesk(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<OneTimeLinks>().AddSingleton<Trial>().AddSingleton<OverlayWriter>().AddSingleton<Approval>().AddSingleton<LinkCheck>().AddSingleton<Troubles>();
        // Approved entries need a place: beside the database where none is set.
        builder.Services.AddOptions<LibraryOptions>().PostConfigure<IOptions<StorageOptions>>((library, storage) =>
        {
            if (library.Overlay.Length == 0 && storage.Value.Postgres.Length == 0)
                library.Overlay = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(storage.Value.File)!, "library")).FullName;
        });
    }

    /// <summary>Sign-in by OpenID Connect where it is configured, else by a link for one person.</summary>
    public static void AddSignIn(this IHostApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(SignInOptions.Section);
        builder.Services.AddSingleton<IValidateOptions<SignInOptions>, SignInOptionsValidator>();
        builder.Services.AddOptions<SignInOptions>().Bind(section).ValidateOnStart();
        var options = section.Get<SignInOptions>() ?? new();
        var reached = SafeAddress.Read(builder.Configuration["PublicUrl"]);
        // What speaks TLS may stand in front.
        var secure = reached?.Scheme == Uri.UriSchemeHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        var authentication = builder.Services
            .AddAuthentication(o =>
            {
                o.DefaultScheme = CookieAuthenticationDefaults.AuthenticationScheme;
                o.DefaultChallengeScheme = options.IsOn ? OpenIdConnectDefaults.AuthenticationScheme : CookieAuthenticationDefaults.AuthenticationScheme;
            })
            .AddCookie(o =>
            {
                o.Cookie.Name = "policybot-desk";
                o.Cookie.HttpOnly = true;
                o.Cookie.SameSite = SameSiteMode.Lax;
                o.Cookie.SecurePolicy = secure;
                o.ExpireTimeSpan = TimeSpan.FromHours(12);
                o.LoginPath = SignInPath;
                o.AccessDeniedPath = "/desk/denied";
            });
        if (options.IsOn)
            authentication.AddOpenIdConnect(o => Configure(o, options, reached, secure));
        builder.Services.AddAuthorizationBuilder()
            .AddPolicy(Roles.Reader, p => p.RequireRole(Roles.AtLeast(Roles.Reader)))
            .AddPolicy(Roles.Curator, p => p.RequireRole(Roles.AtLeast(Roles.Curator)))
            .AddPolicy(Roles.Admin, p => p.RequireRole(Roles.AtLeast(Roles.Admin)));
    }

    public static ClaimsPrincipal Person(string name, string subject, string role) => new(new ClaimsIdentity(
        [new(ClaimTypes.Name, name), new(ClaimTypes.NameIdentifier, subject), new(ClaimTypes.Role, role)],
        CookieAuthenticationDefaults.AuthenticationScheme));

    /// <param name="reached">Where browsers reach this service, where that is set.</param>
    private static void Configure(OpenIdConnectOptions o, SignInOptions options, Uri? reached, CookieSecurePolicy secure)
    {
        foreach (var cookie in (CookieBuilder[])[o.CorrelationCookie, o.NonceCookie])
        {
            // The provider sends the browser back by a link, which Lax lets through.
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = secure;
        }

        o.Authority = options.Authority;
        o.ClientId = options.ClientId;
        o.ClientSecret = options.ClientSecret.Length > 0 ? options.ClientSecret : null;
        o.RequireHttpsMetadata = new Uri(options.Authority).Scheme == Uri.UriSchemeHttps;
        o.ResponseType = OpenIdConnectResponseType.Code;
        o.ResponseMode = OpenIdConnectResponseMode.Query;
        o.UsePkce = true;
        o.SaveTokens = false;
        o.MapInboundClaims = false;
        o.Scope.Clear();
        o.Scope.Add("openid");
        o.Scope.Add("profile");
        o.Events.OnRedirectToIdentityProvider = context =>
        {
            if (reached is not null)
                context.ProtocolMessage.RedirectUri = new Uri(reached, o.CallbackPath).AbsoluteUri;
            return Task.CompletedTask;
        };
        o.Events.OnRemoteFailure = context =>
        {
            context.HandleResponse();
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return context.Response.WriteAsync("Signing in did not complete. Open the first page to begin again.");
        };
        o.Events.OnTokenValidated = context =>
        {
            var claimed = context.Principal!;
            var roles = claimed.FindAll(options.RoleClaim).Select(c => c.Value).Where(Roles.All.Contains).ToHashSet();
            var subject = claimed.FindFirstValue("sub")!;
            context.Principal = Person(claimed.FindFirstValue("name") ?? claimed.FindFirstValue("preferred_username") ?? subject, subject, Roles.All.LastOrDefault(roles.Contains) ?? Roles.Reader);
            return Task.CompletedTask;
        };
    }
}
