using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using PolicyBot.Tests.EndToEnd;

namespace PolicyBot.Tests.Web;

/// <summary>What the first command says and serves.</summary>
public sealed partial class StartTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Started_with_nothing_configured_it_says_where_the_workspace_and_the_desk_are()
    {
        using var directory = new Scratch();
        using var bot = Start(directory, "http://127.0.0.1:0");
        try
        {
            var first = Workspace().Match(await bot.StandardOutput.ReadLineAsync(Token) ?? "");
            var second = Desk().Match(await bot.StandardOutput.ReadLineAsync(Token) ?? "");

            using var client = new HttpClient();
            Assert.Contains("Ask about US immigration policy", await client.GetStringAsync(first.Groups["address"].Value, Token), StringComparison.Ordinal);
            Assert.Contains("Operator, admin", await client.GetStringAsync(second.Groups["address"].Value, Token), StringComparison.Ordinal);
        }
        finally
        {
            bot.Kill();
            await bot.WaitForExitAsync(Token);
        }
    }

    [Fact]
    public async Task Where_the_port_is_taken_it_says_what_to_do()
    {
        await using var there = await Product.StartAsync();
        using var directory = new Scratch();
        using var bot = Start(directory, there.Address.GetLeftPart(UriPartial.Authority));

        var said = await bot.StandardError.ReadToEndAsync(Token);
        await bot.WaitForExitAsync(Token);

        Assert.Equal(2, bot.ExitCode);
        Assert.Contains("POLICYBOT_Urls", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_are_there_for_Prometheus_where_they_are_wanted_and_name_nobody()
    {
        await using var product = await Product.StartAsync(settings: new Dictionary<string, string?> { ["Telemetry:Prometheus"] = "true" });
        using var client = new HttpClient { BaseAddress = product.Address };
        await client.GetAsync("/health/live", Token);
        await ((PolicyBot.Asking.IAnswerQuestions)product.Services.GetService(typeof(PolicyBot.Asking.IAnswerQuestions))!).AnswerAsync(new("1", "What is an ICE detainer?", []), Token);

        var metrics = await client.GetStringAsync("/metrics", Token);

        Assert.Contains("policybot_function_duration", metrics, StringComparison.Ordinal);
        Assert.Contains("http_server_request_duration", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("detainer", metrics, StringComparison.OrdinalIgnoreCase);
        await using var without = await Product.StartAsync();
        using var other = new HttpClient { BaseAddress = without.Address };
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync("/metrics", Token)).StatusCode);
    }

    private static Process Start(Scratch directory, string urls)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "PolicyBot.App")) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["POLICYBOT_Urls"] = urls;
        start.Environment["POLICYBOT_Storage__Path"] = Path.Combine(directory.Name, "policybot.db");
        return Process.Start(start)!;
    }

    [GeneratedRegex(@"^PolicyBot is at (?<address>http://127\.0\.0\.1:[0-9]+) ", RegexOptions.None, 1000)]
    private static partial Regex Workspace();

    [GeneratedRegex(@"^The curator's desk lets one person in, once: (?<address>http://127\.0\.0\.1:[0-9]+/desk/enter\?code=[0-9a-f]{64})$", RegexOptions.None, 1000)]
    private static partial Regex Desk();

    private sealed class Scratch : IDisposable
    {
        public string Name { get; } = Directory.CreateTempSubdirectory("policybot").FullName;

        public void Dispose() => Directory.Delete(Name, recursive: true);
    }
}
