using SkiaSharp;

namespace PolicyBot.Charts.Drawing;

/// <summary>Writes above and below the plots, in lines that fit.</summary>
internal sealed class Lettering(SKTypeface regular, SKTypeface bold)
{
    private static readonly string[] _families = ["DejaVu Sans", "Liberation Sans", "Noto Sans", "Arial", "Helvetica", "Segoe UI"];

    /// <summary>The family in use, by which the plots write too.</summary>
    public string Family => regular.FamilyName;

    /// <exception cref="InvalidOperationException">The machine has no font with letters: a list of fonts is not empty for that.</exception>
    public static Lettering Of()
    {
        var installed = SKFontManager.Default.FontFamilies.ToList();
        var family = _families.Where(f => installed.Contains(f, StringComparer.OrdinalIgnoreCase)).Concat(installed).FirstOrDefault(HasLetters)
            ?? throw new InvalidOperationException("This machine has no font to write on charts with. Install one, such as the package fonts-dejavu-core, and start again.");
        return new(SKTypeface.FromFamilyName(family), SKTypeface.FromFamilyName(family, SKFontStyle.Bold));
    }

    private static bool HasLetters(string family)
    {
        using var face = SKTypeface.FromFamilyName(family);
        return face?.ContainsGlyphs("Año 2024") == true;
    }

    public float Width(string text, float size, bool isBold)
    {
        using var font = new SKFont(isBold ? bold : regular, size);
        return font.MeasureText(text);
    }

    /// <summary>Breaks a text into lines of a width; what is more than <paramref name="most"/> lines ends in an ellipsis.</summary>
    public IReadOnlyList<string> Wrap(string text, float size, bool isBold, float width, int most)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length == 0 || Width(longer, size, isBold) <= width)
            {
                line = longer;
                continue;
            }

            lines.Add(line);
            line = word;
        }

        lines.Add(line);
        return lines.Count <= most ? lines : [.. lines.Take(most - 1), lines[most - 1].TrimEnd(',', ';', '.') + "…"];
    }

    public void Write(SKCanvas canvas, string text, float x, float baseline, float size, bool isBold, SKColor color)
    {
        using var font = new SKFont(isBold ? bold : regular, size) { Edging = SKFontEdging.Antialias };
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        canvas.DrawText(text, x, baseline, SKTextAlign.Left, font, paint);
    }
}
