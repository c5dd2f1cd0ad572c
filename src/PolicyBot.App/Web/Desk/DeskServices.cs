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
                o.ExpireTimeSpan = TimeSpan.FromHours(12);
                o.LoginPath = SignInPath;
                o.AccessDeniedPath = "/desk/denied";
            });
        if (options.IsOn)
            authentication.AddOpenIdConnect(o => Configure(o, options));
        builder.Services.AddAuthorizationBuilder()
            .AddPolicy(Roles.Reader, p => p.RequireRole(Roles.AtLeast(Roles.Reader)))
            .AddPolicy(Roles.Curator, p => p.RequireRole(Roles.AtLeast(Roles.Curator)))
            .AddPolicy(Roles.Admin, p => p.RequireRole(Roles.AtLeast(Roles.Admin)));
    }

    public static ClaimsPrincipal Person(string name, string subject, string role) => new(new ClaimsIdentity(
        [new(ClaimTypes.Name, name), new(ClaimTypes.NameIdentifier, subject), new(ClaimTypes.Role, role)],
        CookieAuthenticationDefaults.AuthenticationScheme));

    private static void Configure(OpenIdConnectOptions o, SignInOptions options)
    {
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
