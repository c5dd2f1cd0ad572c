using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;
using PolicyBot.App.Storage;
using PolicyBot.Chat;

namespace PolicyBot.Tests.Storage;

public sealed class SqliteSecretsTests() : SecretsTests(new SqliteStore());

public sealed class PostgresSecretsTests() : SecretsTests(new PostgresStore());

public abstract class SecretsTests(Store store) : StorageTest(store)
{
    private const string Ticket = "interaction-1:TICKET-SECRET";
    private const string Token = "xoxb-TOKEN-SECRET";

    [Fact]
    public async Task Tickets_and_tokens_are_never_in_the_database_in_clear_and_another_replica_reads_them()
    {
        await Bot.Inbox.AddAsync(Asked("e1", ticket: Ticket), Cancel);
        await HandleAsync(Asked("e2", Channel("C2"), ticket: Ticket), Say("a1", ticket: Ticket));
        await Bot.Outbox.LaterAsync("a1", TimeSpan.Zero, "refused", Words("a1", ticket: Ticket) with { Plain = true }, counts: true, Cancel);
        await Bot.Get<IKeepInstallations>().SaveAsync(new(Slack, "T1", Token, "UB", ["chat:write", "commands"]), Cancel);

        Assert.DoesNotContain("SECRET", await Store.DumpAsync(), StringComparison.Ordinal);
        var other = await Store.StartAsync();
        Assert.Equal(Ticket, Assert.Single(await other.Inbox.ClaimAsync(1, Lease, Cancel)).Route.Ticket);
        Assert.Equal(Ticket, Assert.Single(await other.Outbox.ClaimAsync(1, Lease, Cancel)).Post.Route.Ticket);
        Assert.Equivalent(new Installation(Slack, "T1", Token, "UB", ["chat:write", "commands"]), await other.Get<IKeepInstallations>().FindAsync(Slack, "T1", Cancel), strict: true);
    }

    [Fact]
    public async Task A_new_token_replaces_the_old_one()
    {
        var installations = Bot.Get<IKeepInstallations>();
        await installations.SaveAsync(new(Slack, "T1", "old", "UB", []), Cancel);
        await installations.SaveAsync(new(Slack, "T1", "new", "UB", ["commands"]), Cancel);

        Assert.Equal("new", (await installations.FindAsync(Slack, "T1", Cancel))!.Token);
    }

    [Fact]
    public async Task What_is_shown_of_a_record_holds_no_secret()
    {
        var happened = Asked("e1", ticket: Ticket);
        await Bot.Inbox.AddAsync(happened, Cancel);

        Assert.DoesNotContain("SECRET", $"{happened} {Words("a1", ticket: Ticket)} {new PendingPost(Words("a1", ticket: Ticket), 1)} {new Installation(Slack, "T1", Token, "UB", [])}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_its_key_an_event_comes_without_its_ticket_and_a_workspace_counts_as_not_installed()
    {
        await Bot.Inbox.AddAsync(Asked("e1", ticket: Ticket), Cancel);
        await Bot.Get<IKeepInstallations>().SaveAsync(new(Slack, "T1", Token, "UB", []), Cancel);
        await Bot.Get<Database>().WriteAsync(s => s.ExecuteAsync("DELETE FROM data_protection_keys"), Cancel);

        var other = await Store.StartAsync();

        Assert.Null(Assert.Single(await other.Inbox.ClaimAsync(1, Lease, Cancel)).Route.Ticket);
        Assert.Null(await other.Get<IKeepInstallations>().FindAsync(Slack, "T1", Cancel));
    }

    [Fact]
    public async Task A_configured_certificate_protects_the_keys_themselves()
    {
        Assert.Contains("<value>", await Store.DumpAsync(), StringComparison.Ordinal);
        await Bot.Get<Database>().WriteAsync(s => s.ExecuteAsync("DELETE FROM data_protection_keys"), Cancel);
        await Bot.Get<Database>().ScrubAsync(Cancel);
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, Certificate("word"), Cancel);
        (string, string)[] settings = [("Storage:KeyCertificate", file), ("Storage:KeyCertificatePassword", "word")];

        var first = await Store.StartAsync(settings);
        await first.Inbox.AddAsync(Asked("e1", ticket: Ticket), Cancel);
        var second = await Store.StartAsync(settings);

        Assert.Equal(Ticket, Assert.Single(await second.Inbox.ClaimAsync(1, Lease, Cancel)).Route.Ticket);
        Assert.DoesNotContain("<value>", await Store.DumpAsync(), StringComparison.Ordinal);
        File.Delete(file);
    }

    [Fact]
    public async Task A_certificate_that_cannot_be_opened_fails_the_start_by_name()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, Certificate("word"), Cancel);

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => Store.StartAsync(("Storage:KeyCertificate", file), ("Storage:KeyCertificatePassword", "other")));

        Assert.Contains("Storage:KeyCertificatePassword", error.Message, StringComparison.Ordinal);
        File.Delete(file);
    }

    private static byte[] Certificate(string password)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=PolicyBot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return certificate.Export(X509ContentType.Pfx, password);
    }
}
