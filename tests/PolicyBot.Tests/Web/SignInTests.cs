using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PolicyBot.Chat;
using PolicyBot.Local;
using PolicyBot.Tests.EndToEnd;
using PolicyBot.Tests.Fakes;

namespace PolicyBot.Tests.Web;

/// <summary>Where an OpenID Connect provider is configured, the pages are for those whom it signs in, from wherever they come.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private FakeProvider _provider = null!;
    private Product _product = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _provider = await FakeProvider.Start(Token);
        _product = await Product.StartAsync(settings: new Dictionary<string, string?>
        {
            ["SignIn:Authority"] = _provider.Address,
            ["SignIn:ClientId"] = FakeProvider.ClientId,
            ["SignIn:ClientSecret"] = FakeProvider.ClientSecret,
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _product.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_sent_to_the_provider()
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = _product.Address };

        foreach (var path in new[] { "/", "/c/newsroom", "/desk", "/desk/people" })
        {
            var answer = await client.GetAsync(path, Token);

            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.StartsWith(_provider.Address + "/authorize?", answer.Headers.Location!.AbsoluteUri, StringComparison.Ordinal);
            Assert.Contains("code_challenge=", answer.Headers.Location.Query, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(new string[0], "reader", HttpStatusCode.Redirect)]
    [InlineData(new[] { "something-else" }, "reader", HttpStatusCode.Redirect)]
    [InlineData(new[] { "curator" }, "curator", HttpStatusCode.Redirect)]
    [InlineData(new[] { "reader", "admin" }, "admin", HttpStatusCode.OK)]
    public async Task Roles_come_from_the_provider(string[] roles, string role, HttpStatusCode people)
    {
        _provider.Person = ("n-1", "Nadia", roles);
        var handler = new HttpClientHandler();
        using var client = new HttpClient(handler) { BaseAddress = _product.Address };

        Assert.Contains($"Nadia, {role}", await client.GetStringAsync("/desk", Token), StringComparison.Ordinal);

        using var plain = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = handler.CookieContainer }) { BaseAddress = _product.Address };
        Assert.Equal(people, (await plain.GetAsync("/desk/people", Token)).StatusCode);
    }

    [Fact]
    public async Task In_the_workspace_one_is_who_one_is_signed_in_as()
    {
        _provider.Person = ("n-2", "Nadia B", ["reader"]);
        using var client = new HttpClient { BaseAddress = _product.Address };

        Assert.Contains("Nadia B", await client.GetStringAsync("/c/newsroom", Token), StringComparison.Ordinal);
        Assert.Contains("Nadia B", await client.GetStringAsync("/direct", Token), StringComparison.Ordinal);

        var member = Assert.Single(await _product.Services.GetRequiredService<Workspace>().MembersAsync(Token));
        Assert.Equal(Standing.Member, member.Standing);
    }

    [Fact]
    public async Task What_the_provider_did_not_send_is_not_believed()
    {
        using var client = new HttpClient { BaseAddress = _product.Address };

        var answer = await client.GetAsync("/signin-oidc?code=made-up&state=made-up", Token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("http://sso.example.org", "id", "SignIn:Authority must be an https address")]
    [InlineData("https://sso.example.org", "", "SignIn:Authority needs SignIn:ClientId")]
    [InlineData("", "id", "need SignIn:Authority")]
    public async Task Wrong_setting_is_named(string authority, string client, string said)
    {
        var wrong = await Assert.ThrowsAsync<OptionsValidationException>(() => Product.StartAsync(settings: new Dictionary<string, string?> { ["SignIn:Authority"] = authority, ["SignIn:ClientId"] = client }));

        Assert.Contains(said, wrong.Message, StringComparison.Ordinal);
    }
}
