using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Herberge.Voices.Coding;

namespace Herberge.Voices.Refi;

/// <summary>What the exchange format of qualitative research (REFI-QDA 1.0, 2019) wants of every element.</summary>
internal static class RefiXml
{
    public const string Project = "urn:QDA-XML:project:1.0";
    public const string Codebook = "urn:QDA-XML:codebook:1.0";
    public const string Origin = "Herberge";

    /// <summary>The house's twelve hues on paper, see tokens.css.</summary>
    private static readonly string[] Colours =
        ["#A9573D", "#815FA7", "#2B77B0", "#A35379", "#008491", "#6369B3", "#6C7A1E", "#33844F", "#AA5358", "#955793", "#007EA4", "#008777"];

    public static XmlWriterSettings Settings { get; } = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, CloseOutput = false };

    public static string ColourOf(int hue) => Colours[(hue - 1) % Colours.Length];

    /// <summary>The hue nearest to a colour such as <c>#A9573D</c> or <c>#a53</c>; null for none or one that is no colour.</summary>
    public static int? HueOf(string? colour)
    {
        if (Rgb(colour) is not { } rgb) return null;
        return 1 + Enumerable.Range(0, Code.Hues).MinBy(i => Rgb(Colours[i]) is { } known ? Square(known.R - rgb.R) + Square(known.G - rgb.G) + Square(known.B - rgb.B) : int.MaxValue);
    }

    public static string At(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The same for the same thing in every export.</summary>
    public static Guid GuidOf(string thing) => new(SHA256.HashData(Encoding.UTF8.GetBytes(thing)).AsSpan(0, 16));

    /// <summary>Ends of lines as every reader of XML sees them, and nothing that XML cannot hold.</summary>
    public static string Text(string text)
    {
        var said = text.ReplaceLineEndings("\n");
        if (IsSound(said)) return said;
        var sound = new StringBuilder(said.Length);
        foreach (var rune in said.EnumerateRunes()) sound.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString());
        return sound.ToString();
    }

    /// <summary>Counts Unicode code points, as the format does, up to a place in the stored text.</summary>
    public static int PlaceOf(string stored, int index)
    {
        var before = stored.AsSpan(0, Math.Clamp(index, 0, stored.Length));
        var (points, after) = (0, '\0');
        foreach (var rune in before.EnumerateRunes())
        {
            // A pair of carriage return and line feed is one end of a line.
            if (rune.Value != '\n' || after != '\r') points++;
            after = rune.IsBmp ? (char)rune.Value : '\0';
        }

        return points;
    }

    private static bool IsSound(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (!XmlConvert.IsXmlChar(text[i])) return false;
        }

        return true;
    }

    private static (int R, int G, int B)? Rgb(string? colour)
    {
        var digits = colour?.TrimStart('#');
        if (digits?.Length == 3) digits = string.Concat(digits.Select(d => $"{d}{d}"));
        return digits?.Length == 6 && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb) ? (rgb >> 16, (rgb >> 8) & 255, rgb & 255) : null;
    }

    private static int Square(int difference) => difference * difference;
}
