using Microsoft.AspNetCore.Http;

namespace PolicyBot.Tests.Fakes.Slack.Api;

/// <summary>The address that takes a file's bytes, raw or as a multipart field; it needs no token.</summary>
internal static class Uploads
{
    public static async Task Receive(FakeSlack slack, HttpContext http, string id)
    {
        var request = await ApiRequest.Read(http.Request);
        var file = request.Arguments.FirstOrDefault(argument => argument.Key.StartsWith("file:", StringComparison.Ordinal)).Value;
        var bytes = file is null ? request.Bytes : Convert.FromBase64String(file.GetValue<string>());
        var fault = slack.Faults.Take("upload", null);
        var (status, text) = (0, "");
        if (fault is Fault.HttpStatus broken)
        {
            (status, text) = (broken.Status, "error");
        }
        else if (fault is not Fault.Reset)
        {
            lock (slack.World.Gate)
            {
                (status, text) = FileMethods.Receive(slack.World, id, bytes);
            }
        }

        slack.Recorder.Add(request.Record("upload", slack.World.Now, status, new() { ["ok"] = status == 200 }));
        if (status == 0)
        {
            http.Abort();
            return;
        }

        http.Response.StatusCode = status;
        await http.Response.WriteAsync(text, http.RequestAborted);
    }
}
