using System.Globalization;
using Microsoft.AspNetCore.Components;
using PolicyBot.Local;

namespace PolicyBot.App.Web.Rooms;

/// <summary>A part of the workspace, in the language of who looks at it.</summary>
public abstract class RoomComponent : ComponentBase
{
    /// <summary>Who looks.</summary>
    [CascadingParameter]
    public Member? Viewer { get; set; }

    protected string T(string english, string spanish) => Viewer?.Locale is Language.Spanish ? spanish : english;

    /// <summary>A time of day, with the date where it is not of today, where the viewer is.</summary>
    protected string Clock(DateTimeOffset at, DateTimeOffset now)
    {
        var zone = Viewer?.Zone is { } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var known) ? known : TimeZoneInfo.Utc;
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return local.ToString(local.Date == TimeZoneInfo.ConvertTime(now, zone).Date ? "HH:mm" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }
}
