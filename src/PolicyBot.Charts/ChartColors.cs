using ScottPlot;

namespace PolicyBot.Charts.Drawing;

/// <summary>Colours that people with any colour vision tell apart (Okabe and Ito), on an opaque ground of the picture's own.</summary>
internal sealed record ChartColors(Color Ground, Color Ink, Color Faint, Color Grid, IReadOnlyList<Color> Lines)
{
    private static readonly ChartColors _light = new(Hex("#FFFFFF"), Hex("#1A1A1A"), Hex("#4D4D4D"), Hex("#DDDDDD"), [Hex("#0072B2"), Hex("#D55E00"), Hex("#007A5A")]);
    private static readonly ChartColors _dark = new(Hex("#16191D"), Hex("#F2F2F2"), Hex("#B8BCC2"), Hex("#383D44"), [Hex("#56B4E9"), Hex("#E69F00"), Hex("#3FD0A4")]);

    public static ChartColors Of(ChartTheme theme) => theme is ChartTheme.Dark ? _dark : _light;

    private static Color Hex(string hex) => Color.FromHex(hex);
}
