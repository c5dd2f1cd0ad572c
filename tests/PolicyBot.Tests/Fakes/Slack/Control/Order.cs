using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Slack.Control;

/// <summary>Reading what a script ordered.</summary>
internal static class Order
{
    public static string Need(this JsonObject order, string name) =>
        order[name]?.ToString() ?? throw new InvalidOperationException($"The order lacks '{name}'.");
}
