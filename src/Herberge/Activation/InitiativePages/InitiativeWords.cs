using Herberge.Activation.Initiatives;
using Herberge.Shell.Parts;
using Microsoft.Extensions.Localization;

namespace Herberge.Activation.InitiativePages;

/// <summary>Words that depend on what they are about.</summary>
internal static class InitiativeWords
{
    public static string State(this IStringLocalizer<ActivationWords> words, InitiativeState state) => words[$"initiative-state-{state}"];

    public static string People(this IStringLocalizer<ActivationWords> words, int count, string shown) => count switch
    {
        0 => words["initiative-people-none"],
        1 => words["initiative-people-one"],
        _ => words["initiative-people-many", shown],
    };

    public static Tone ToneOf(InitiativeState state) => state is InitiativeState.Done ? Tone.Done : Tone.Plain;
}
