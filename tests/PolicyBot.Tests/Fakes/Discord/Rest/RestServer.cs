using Microsoft.AspNetCore.Http;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>Every REST request passes here, in the order that Discord looks at it.</summary>
internal sealed class RestServer(FakeDiscordOptions options, World world, Recording recording, RateLimits limits, Faults faults, Credentials credentials, Changes changes, IReadOnlyList<Route> routes)
{
    private const string Prefix = "/api/v10";

    public async Task Serve(HttpContext http)
    {
        var request = await Record(http);
        var steps = request.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var (route, path) = Find(request.Method, steps);
        request.Route = route?.Key;
        recording.Add(request);

        var fault = faults.Take(route?.Key);
        request.Fault = fault?.Kind;
        if (await FaultPlayer.Preempts(fault, http, request, options, limits))
        {
            changes.Signal();
            return;
        }

        // What is on its way arrives, whatever has become of its sender.
        await Task.Delay(options.Latency, options.Time, CancellationToken.None);
        var query = http.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        var (reply, bucket) = Answer(http, request, route, new(request, path, query));
        request.Status = reply.Status;
        request.Answer = reply.Body;
        request.Code = reply.Status >= 400 ? (int?)reply.Body.Number("code") : null;
        limits.CountInvalid(reply.Status, shared: false);
        changes.Signal();
        if (fault?.Kind == FaultKind.LostResponse)
        {
            http.Abort();
            return;
        }

        await Task.Delay(options.Latency, options.Time, http.RequestAborted);
        if (fault?.Kind == FaultKind.HeldAfter)
        {
            await fault.At!.PassAsync(http.RequestAborted);
        }

        await ReplyWriter.Write(http, reply, bucket, options, world.Now);
    }

    private async Task<RecordedRequest> Record(HttpContext http)
    {
        using var raw = new MemoryStream();
        await http.Request.Body.CopyToAsync(raw, http.RequestAborted);
        var path = http.Request.Path.Value ?? "";
        return new()
        {
            At = world.Now,
            Method = http.Request.Method,
            Path = path.StartsWith(Prefix, StringComparison.Ordinal) ? path[Prefix.Length..] : path,
            Query = http.Request.QueryString.Value ?? "",
            Headers = http.Request.Headers.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Body = await Body.Read(raw.ToArray(), http.Request.ContentType, http.RequestAborted),
        };
    }

    private (Route? Route, IReadOnlyDictionary<string, string> Path) Find(string method, string[] steps)
    {
        foreach (var route in routes.Where(route => route.Method == method))
        {
            if (route.Match(steps) is { } path)
            {
                return (route, path);
            }
        }

        return (null, new Dictionary<string, string>());
    }

    private (Reply Reply, BucketState? Bucket) Answer(HttpContext http, RecordedRequest request, Route? route, Call call)
    {
        BucketState? bucket = null;
        try
        {
            credentials.CheckClient(http, Prefix, limits);
            if (route is null)
            {
                throw Refusal.NotFound();
            }

            if (route.Access == Access.Bot)
            {
                credentials.CheckBot(request);
            }

            if (route.Access != Access.InteractionToken && limits.TakeGlobal() is { } wait)
            {
                throw new RateLimited(wait, "global");
            }

            bucket = limits.Take(route, route.MajorParameters(call.Path));
            if (bucket.Exceeded)
            {
                throw new RateLimited(bucket.ResetsAt - world.Now, "user");
            }

            return (Handle(route, call), bucket);
        }
        catch (Refusal refusal)
        {
            return (new(refusal.Status, refusal.Body()), bucket);
        }
        catch (RateLimited limited)
        {
            return (limited.Reply(), bucket);
        }
    }

    private Reply Handle(Route route, Call call)
    {
        FileLimits.Check(call.Body);
        if (call.Body.Fault is { } fault)
        {
            throw fault;
        }

        lock (world.Gate)
        {
            return route.Handle(call);
        }
    }
}
