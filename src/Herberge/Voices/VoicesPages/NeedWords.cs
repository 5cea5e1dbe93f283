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

    public static Tone ToneOf(NeedStatus status) => status switch
    {
        NeedStatus.Shipped => Tone.Done,
        NeedStatus.Declined => Tone.Outline,
        _ => Tone.Plain,
    };
}
