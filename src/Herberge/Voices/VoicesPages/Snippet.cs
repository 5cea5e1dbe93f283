using Herberge.Voices.Masking;
using Microsoft.Extensions.Localization;

namespace Herberge.Voices.VoicesPages;

/// <summary>A customer's words as plain text for a line of a list.</summary>
internal static class Snippet
{
    public static string Of(string masked, IStringLocalizer<VoicesWords> words) =>
        string.Concat(MaskedText.Pieces(masked).Select(piece => piece.Kind is { } kind ? $"[{words[$"mask-{kind}"]}]" : piece.Text));
}
