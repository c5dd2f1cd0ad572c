using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace PolicyBot.Tests.Fakes;

/// <summary>An OpenID Connect provider: signs in whoever <see cref="Person"/> says, with the authorization code flow and PKCE.</summary>
internal sealed class FakeProvider : IAsyncDisposable
{
    public const string ClientId = "policybot";
    public const string ClientSecret = "a-secret";

    private static readonly string[] _code = ["code"];
    private static readonly string[] _public = ["public"];
    private static readonly string[] _rs256 = ["RS256"];
    private readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "1" };
    private readonly ConcurrentDictionary<string, (string Nonce, string Challenge)> _codes = new();
    private Loopback _server = null!;

    /// <summary>Who sits before the browser.</summary>
    public (string Subject, string Name, string[] Roles) Person { get; set; } = ("1", "Nadia", []);

    public string Address => _server.Address.AbsoluteUri.TrimEnd('/');

    public static async Task<FakeProvider> Start(CancellationToken cancellation)
    {
        var provider = new FakeProvider();
        provider._server = await Loopback.Start(provider.AnswerAsync, cancellation);
        return provider;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private Task AnswerAsync(HttpContext context) => context.Request.Path.Value switch
    {
        "/.well-known/openid-configuration" => context.Response.WriteAsJsonAsync(new
        {
            issuer = Address,
            authorization_endpoint = Address + "/authorize",
            token_endpoint = Address + "/token",
            jwks_uri = Address + "/keys",
            response_types_supported = _code,
            subject_types_supported = _public,
            id_token_signing_alg_values_supported = _rs256,
        }),
        "/keys" => context.Response.WriteAsJsonAsync(new { keys = new[] { Public() } }),
        "/authorize" => Authorize(context),
        "/token" => TokenAsync(context),
        _ => NotFound(context),
    };

    private Task Authorize(HttpContext context)
    {
        var query = context.Request.Query;
        var code = Guid.NewGuid().ToString("N");
        _codes[code] = (query["nonce"].ToString(), query["code_challenge"].ToString());
        context.Response.Redirect($"{query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(query["state"].ToString())}");
        return Task.CompletedTask;
    }

    private async Task TokenAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        if (form["client_id"] != ClientId || form["client_secret"] != ClientSecret || !_codes.TryRemove(form["code"].ToString(), out var issued)
            || Base64UrlEncoder.Encode(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != issued.Challenge)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Address,
            Audience = ClientId,
            IssuedAt = now,
            NotBefore = now,
            Expires = now.AddMinutes(5),
            Subject = new ClaimsIdentity([new("sub", Person.Subject), new("name", Person.Name), new("nonce", issued.Nonce), .. Person.Roles.Select(r => new Claim("roles", r))]),
            SigningCredentials = new(_key, SecurityAlgorithms.RsaSha256),
        });
        await context.Response.WriteAsJsonAsync(new { access_token = "unused", token_type = "Bearer", expires_in = 300, id_token = token });
    }

    private object Public()
    {
        var numbers = _key.Rsa.ExportParameters(includePrivateParameters: false);
        return new { kty = "RSA", use = "sig", alg = "RS256", kid = _key.KeyId, n = Base64UrlEncoder.Encode(numbers.Modulus), e = Base64UrlEncoder.Encode(numbers.Exponent) };
    }

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
