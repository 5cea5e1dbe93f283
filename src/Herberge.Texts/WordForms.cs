using System.Globalization;
using System.Text;

namespace Herberge.Texts;

/// <summary>Forms of words for comparing and finding them.</summary>
public static class WordForms
{
    /// <summary>
    /// Lower case without marks: umlauts become their base vowel, <c>ß</c> becomes <c>ss</c>, <c>ł</c> <c>l</c>, <c>ı</c>
    /// <c>i</c>; other marks are dropped (NFKD). <c>„Yıldız Müßig“</c> → <c>„yildiz mussig“</c>. O(length).
    /// </summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            switch (char.ToLowerInvariant(c))
            {
                case 'ß': folded.Append("ss"); break;
                case 'ı': folded.Append('i'); break;
                case 'ł': folded.Append('l'); break;
                case 'ø': folded.Append('o'); break;
                case 'æ': folded.Append("ae"); break;
                case 'đ': folded.Append('d'); break;
                case var lower: folded.Append(lower); break;
            }
        }

        return folded.ToString();
    }
}
