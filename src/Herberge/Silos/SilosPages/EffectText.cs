using Herberge.Shell;
using Herberge.Silos.Interventions;
using Microsoft.Extensions.Localization;

namespace Herberge.Silos.SilosPages;

/// <summary>An effect in a sentence, the same on its own sheet and in the report.</summary>
internal static class EffectText
{
    public static string Of(EffectState state, EffectNumbers found, IStringLocalizer<SilosWords> words, Format format) => state == EffectState.NotSeen
        ? words["effect-not-seen", format.Signed(found.Low, 2), format.Signed(found.High, 2)]
        : words[found.Effect > 0 ? "effect-seen-more" : "effect-seen-fewer", format.Number(Math.Abs(found.Effect), 2)];

    /// <summary>With what was tried and when, for a list.</summary>
    public static string OfEach(InterventionView view, IStringLocalizer<SilosWords> words, Format format) => words["report-tried",
        view.Title, format.Date(view.Day), view switch
        {
            { Numbers: { } found } => Of(view.State, found, words, format),
            { State: EffectState.TooEarly } => words["report-tried-early", format.Date(view.DueOn)].Value,
            _ => words["report-tried-untold", words[$"effect-state-{view.State}"]].Value,
        }];
}
