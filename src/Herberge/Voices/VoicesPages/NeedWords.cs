using Herberge.Shell;
using Herberge.Shell.Parts;
using Herberge.Voices.Needs;
using Microsoft.Extensions.Localization;

namespace Herberge.Voices.VoicesPages;

/// <summary>Needs in words and tones.</summary>
internal static class NeedWords
{
    public static string Weight(NeedWeight weight, IStringLocalizer<VoicesWords> words, Format format) =>
        words[weight.Customers == 1 ? "weight-one" : "weight", format.Number(weight.Customers), words[weight.Segments == 1 ? "segment-one" : "segments-n", format.Number(weight.Segments)]];

    /// <summary>An amount to three figures: projected ones are not known better.</summary>
    public static string Money(double amount, Format format)
    {
        if (amount <= 0) return format.Number(0);
        var step = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(amount)) - 2));
        return format.Number((long)(Math.Round(amount / step) * step));
    }

    public static Tone ToneOf(NeedStatus status) => status switch
    {
        NeedStatus.Shipped => Tone.Done,
        NeedStatus.Declined => Tone.Outline,
        _ => Tone.Plain,
    };
}
