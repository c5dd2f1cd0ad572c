using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.App.Storage;

namespace PolicyBot.App.CommandLine;

/// <summary><c>outbox [retry|drop]</c>: what an operator asks of the posts that wait or have failed.</summary>
internal static class OutboxCommand
{
    public static Command Create(Func<IServiceProvider> services)
    {
        var command = new Command("outbox", "List the posts that wait or have failed, with the reason; never their words.") { Retry(services), Drop(services) };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var desk = await OpenAsync(services(), cancellationToken);
            var posts = await desk.ListAsync(cancellationToken);
            foreach (var post in posts)
                await parsed.InvocationConfiguration.Output.WriteLineAsync(Line(post));
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"{posts.Count(p => p.State == "waiting")} waiting, {posts.Count(p => p.State == "failed")} failed.");
        });
        return command;
    }

    private static Command Retry(Func<IServiceProvider> services)
    {
        var key = new Argument<string?>("key") { Description = "The post's key, as listed.", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "Every post that has failed." };
        var command = new Command("retry", "Post again, with all its attempts, what has failed or waits.") { key, all };
        command.Validators.Add(result =>
        {
            if (result.GetValue(all) == result.GetValue(key) is { Length: > 0 })
                result.AddError("Give the key of a post, or --all.");
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var desk = await OpenAsync(services(), cancellationToken);
            var count = await desk.RetryAsync(parsed.GetValue(all) ? null : parsed.GetValue(key), cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"{count} to be posted again.");
            if (count > 0 || parsed.GetValue(all))
                return 0;
            await parsed.InvocationConfiguration.Error.WriteLineAsync("No post with this key waits or has failed, or its words are gone; 'outbox' lists those there are.");
            return 1;
        });
        return command;
    }

    private static Command Drop(Func<IServiceProvider> services)
    {
        var key = new Argument<string>("key") { Description = "The post's key, as listed." };
        var command = new Command("drop", "Remove a post that waits or has failed: it will never be posted.") { key };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var desk = await OpenAsync(services(), cancellationToken);
            if (await desk.DropAsync(parsed.GetValue(key)!, cancellationToken))
                return 0;
            await parsed.InvocationConfiguration.Error.WriteLineAsync("No post with this key waits or has failed; 'outbox' lists those there are.");
            return 1;
        });
        return command;
    }

    private static async Task<OutboxDesk> OpenAsync(IServiceProvider provider, CancellationToken cancellationToken)
    {
        await provider.GetRequiredService<Migrator>().MigrateAsync(cancellationToken);
        return provider.GetRequiredService<OutboxDesk>();
    }

    private static string Line(ListedPost post)
    {
        var place = post.Place.Length > 0 ? post.Place : "(erased)";
        var reason = post.Reason is { } why ? $": {why}" : "";
        var gone = post.CanRetry ? "" : " (its words are gone: it cannot be retried)";
        return $"{post.Key}  {post.State}  {place}  {Age(post.Age)} old, {post.Attempts} attempts{reason}{gone}";
    }

    private static string Age(TimeSpan age) => age switch
    {
        { TotalDays: >= 2 } => $"{age.TotalDays:F0} days",
        { TotalHours: >= 2 } => $"{age.TotalHours:F0} hours",
        { TotalMinutes: >= 2 } => $"{age.TotalMinutes:F0} minutes",
        _ => $"{Math.Max(0, age.TotalSeconds):F0} seconds",
    };
}
