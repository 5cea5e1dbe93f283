using System.Text;
using Herberge.Texts;

namespace Herberge.People;

/// <summary>Handles for mentions, made from names.</summary>
internal static class Handles
{
    /// <summary><c>Aylin Yıldız</c> → <c>aylin.yildiz</c>; only <c>a–z 0–9 . -</c>, never empty.</summary>
    public static string From(string name)
    {
        var handle = new StringBuilder();
        foreach (var c in WordForms.Fold(name))
        {
            if (char.IsAsciiLetterOrDigit(c)) handle.Append(c);
            else if (c == '-' && handle.Length > 0) handle.Append('-');
            else if (handle.Length > 0 && handle[^1] != '.') handle.Append('.');
        }

        var trimmed = handle.ToString().Trim('.', '-');
        return trimmed.Length == 0 ? "member" : trimmed[..Math.Min(trimmed.Length, 60)];
    }

    /// <summary>The handle itself or with the first free number behind it; the result is added to <paramref name="taken"/>.</summary>
    public static string Unique(string name, ISet<string> taken)
    {
        var handle = From(name);
        var candidate = handle;
        for (var n = 2; !taken.Add(candidate); n++) candidate = $"{handle}{n}";
        return candidate;
    }
}
