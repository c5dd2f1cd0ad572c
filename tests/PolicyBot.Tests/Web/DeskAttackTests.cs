using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.App.Storage;
using PolicyBot.App.Web.Desk;
using PolicyBot.Knowledge;
using PolicyBot.Tests.EndToEnd;

namespace PolicyBot.Tests.Web;

/// <summary>Whoever means harm to the library, with or without a place at the desk.</summary>
public sealed partial class DeskAttackTests(DeskAttackTests.Pages pages) : IClassFixture<DeskAttackTests.Pages>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private T Get<T>()
        where T : notnull => pages.Product.Services.GetRequiredService<T>();

    [Theory]
    [InlineData("/desk")]
    [InlineData("/desk/drafts")]
    [InlineData("/desk/drafts/1")]
    [InlineData("/desk/library")]
    [InlineData("/desk/library/ice-detainer")]
    [InlineData("/desk/operations")]
    [InlineData("/desk/log")]
    [InlineData("/desk/people")]
    [InlineData("/desk/charts/usbp-southwest-encounters-monthly.png")]
    public async Task Without_a_place_at_the_desk_nothing_of_it_is_shown(string path)
    {
        using var nobody = Client(out _);

        var answer = await nobody.GetAsync(path, Token);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/desk/sign-in", answer.Headers.Location!.PathAndQuery.TrimStart(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("begin", Roles.Reader)]
    [InlineData("revise", Roles.Reader)]
    [InlineData("draft", Roles.Reader)]
    [InlineData("post", Roles.Reader)]
    [InlineData("invite", Roles.Reader)]
    [InlineData("post", Roles.Curator)]
    [InlineData("invite", Roles.Curator)]
    public async Task Role_decides_even_when_the_form_is_written_by_hand(string act, string role)
    {
        var before = await Get<DeskStore>().DraftsAsync(Token);
        using var client = await EnterAsync(role);
        var form = await FormAsync(client, "/desk");
        form["entry"] = "ice-detainer";
        form["name"] = "Me";
        form["role"] = Roles.Admin;

        var answer = await client.PostAsync("/desk/do/" + act, new FormUrlEncodedContent(form), Token);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/desk/denied", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        Assert.Equal(before.Count, (await Get<DeskStore>().DraftsAsync(Token)).Count);
    }

    [Theory]
    [InlineData("begin")]
    [InlineData("revise")]
    [InlineData("draft")]
    [InlineData("post")]
    [InlineData("invite")]
    public async Task Form_of_another_site_is_not_taken(string act)
    {
        var before = await Get<DeskStore>().DraftsAsync(Token);
        using var client = await EnterAsync(Roles.Admin);
        var forged = new Dictionary<string, string> { ["entry"] = "ice-detainer", ["name"] = "Me", ["role"] = Roles.Admin };

        var answer = await client.PostAsync("/desk/do/" + act, new FormUrlEncodedContent(forged), Token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(before.Count, (await Get<DeskStore>().DraftsAsync(Token)).Count);
    }

    [Fact]
    public async Task Form_with_the_token_of_somebody_else_is_not_taken()
    {
        using var mine = await EnterAsync(Roles.Admin);
        using var theirs = await EnterAsync(Roles.Admin);
        var form = await FormAsync(theirs, "/desk");
        form["entry"] = "ice-detainer";

        Assert.Equal(HttpStatusCode.BadRequest, (await mine.PostAsync("/desk/do/revise", new FormUrlEncodedContent(form), Token)).StatusCode);
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("..%2foutside")]
    [InlineData("/etc/cron.d/outside")]
    [InlineData("agencies/../../outside")]
    [InlineData("a b")]
    [InlineData(".hidden")]
    public async Task Draft_does_not_write_where_it_likes(string id)
    {
        using var client = await EnterAsync(Roles.Curator);
        var form = await FormAsync(client, "/desk");
        form["entry"] = "ice-detainer";
        var begun = await client.PostAsync("/desk/do/revise", new FormUrlEncodedContent(form), Token);
        form["draft"] = begun.Headers.Location!.OriginalString.Split('/')[^1];
        form["text"] = $"---\nid: {id}\ntopics:\n- ../..\n---\n";
        form["what"] = "submit";

        await client.PostAsync("/desk/do/draft", new FormUrlEncodedContent(form), Token);

        Assert.All(await Get<DeskStore>().DraftsAsync(Token), d => Assert.Equal(DraftState.Writing, d.State));
    }

    [Theory]
    [InlineData("../outside.md")]
    [InlineData("a/../../outside.md")]
    [InlineData("/tmp/outside.md")]
    [InlineData("agencies/.outside.md")]
    [InlineData("agencies//outside.md")]
    [InlineData("agencies/outside.sh")]
    [InlineData("thesaurus.yaml")]
    public void Path_that_leads_out_of_the_library_is_refused(string path) =>
        Assert.Throws<InvalidOperationException>(() => Get<OverlayWriter>().Inside(path));

    [Fact]
    public void Link_that_leads_out_of_the_library_is_not_followed()
    {
        var elsewhere = Directory.CreateTempSubdirectory("policybot-elsewhere");
        Directory.CreateSymbolicLink(Path.Combine(Get<LibraryFiles>().Overlay!, "linked"), elsewhere.FullName);

        Assert.Throws<InvalidOperationException>(() => Get<OverlayWriter>().Inside("linked/outside.md"));
        elsewhere.Delete(recursive: true);
    }

    [Fact]
    public async Task Entry_is_shown_as_it_was_written_and_never_run()
    {
        const string Harm = "<img src=x onerror=alert(1)>";
        using var client = await EnterAsync(Roles.Curator);
        var form = await FormAsync(client, "/desk");
        form["entry"] = "ice-workforce-2023";
        var page = (await client.PostAsync("/desk/do/revise", new FormUrlEncodedContent(form), Token)).Headers.Location!.OriginalString;
        form["draft"] = page.Split('/')[^1];
        form["text"] = (await Get<DeskStore>().DraftAsync(form["draft"], Token))!.Text.Replace("ICE described its total workforce as more than 20,000 in December 2023.", $"{Harm} ICE described its total workforce as more than 20,000 in December 2023.", StringComparison.Ordinal) + $"\n{Harm}";
        form["what"] = "save";
        await client.PostAsync("/desk/do/draft", new FormUrlEncodedContent(form), Token);

        var shown = await client.GetStringAsync(page + "?check=1", Token);

        Assert.Contains("&lt;img src=x onerror=alert(1)&gt;", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.20.0.1", false)]
    [InlineData("192.168.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("8.8.8.8", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("2606:4700::1111", true)]
    public void Link_check_looks_at_public_addresses_alone(string address, bool isPublic) => Assert.Equal(isPublic, LinkCheck.IsPublic(IPAddress.Parse(address)));

    [Fact]
    public async Task Pages_tell_browsers_to_run_and_load_nothing_but_their_own()
    {
        using var client = await EnterAsync(Roles.Reader);

        var answer = await client.GetAsync("/desk", Token);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http:", policy, StringComparison.Ordinal);
    }

    private HttpClient Client(out CookieContainer cookies)
    {
        cookies = new();
        return new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = pages.Product.Address };
    }

    private async Task<HttpClient> EnterAsync(string role)
    {
        var client = Client(out _);
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync(Get<OneTimeLinks>().Make("Mallory", role), Token)).StatusCode);
        return client;
    }

    /// <summary>The hidden fields of a page's first form.</summary>
    private static async Task<Dictionary<string, string>> FormAsync(HttpClient client, string page) =>
        new() { ["__RequestVerificationToken"] = AntiforgeryToken().Match(await client.GetStringAsync(page, Token)).Groups["token"].Value };

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex AntiforgeryToken();

    /// <summary>The service with its pages, started once for all attacks.</summary>
    public sealed class Pages : IAsyncLifetime
    {
        private Product? _product;

        internal Product Product => _product!;

        public async ValueTask InitializeAsync() => _product = await Product.StartAsync(settings: null);

        public ValueTask DisposeAsync() => _product?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
