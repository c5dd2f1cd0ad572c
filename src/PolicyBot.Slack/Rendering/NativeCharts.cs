using System.Text.Json.Nodes;
using PolicyBot.Charts;
using PolicyBot.Chat;

namespace PolicyBot.Slack.Rendering;

/// <summary>What Slack shows by itself of the files of a post.</summary>
/// <param name="Blocks">One for each file that has figures which a block can show.</param>
/// <param name="Figures">What must be said beside the blocks that stand in place of pictures.</param>
/// <param name="Files">The files that are still to be sent.</param>
internal sealed record NativeCharts(IReadOnlyList<JsonObject> Blocks, IReadOnlyList<ChartData> Figures, IReadOnlyList<Attachment> Files)
{
    /// <summary>Slack takes two charts in a message, and no message of the bot's has more.</summary>
    private const int Most = 2;

    public static NativeCharts Of(Message message)
    {
        var (blocks, figures, files) = (new List<JsonObject>(), new List<ChartData>(), new List<Attachment>());
        foreach (var file in message.Files)
        {
            var isPicture = Posting.Files.IsPicture(file);
            var block = file.Figures is not { } data || blocks.Count == Most ? null : isPicture ? ChartBlocks.Chart(data) : ChartBlocks.Table(data);
            if (block is not null)
                blocks.Add(block);
            if (block is not null && isPicture)
                figures.Add(file.Figures!);
            else
                files.Add(file);
        }

        return new(blocks, figures, files);
    }
}
