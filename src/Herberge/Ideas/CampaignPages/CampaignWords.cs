using Herberge.Ideas.Campaigns;
using Herberge.Ideas.Decisions;
using Herberge.Shell.Parts;
using Microsoft.Extensions.Localization;

namespace Herberge.Ideas.CampaignPages;

/// <summary>What the pages of campaigns call things.</summary>
internal static class CampaignWords
{
    extension(IStringLocalizer<IdeasWords> words)
    {
        public string Phase(CampaignPhase phase) => words[$"campaign-phase-{phase}"];

        /// <summary>“eine Idee”, “15 Ideen”.</summary>
        public string Ideas(int count, string number) => count == 1 ? words["campaign-idea-one"] : words["campaign-ideas", number];

        /// <summary>“1 Tag”, “12 Tage”.</summary>
        public string Days(int count, string number) => count == 1 ? words["campaign-day-one"] : words["campaign-days", number];

        /// <summary>“Antwort seit einem Arbeitstag fällig”, “Entscheidung seit 4 Arbeitstagen fällig”.</summary>
        public string Late(string promise, int days, string number) => days == 1 ? words[$"promise-{promise}-late-one"] : words[$"promise-{promise}-late", number];

        public string Votes(int count, string number) => count == 1 ? words["vote-one"] : words["vote-many", number];
    }

    public static Tone ToneOf(CampaignPhase phase) => phase switch
    {
        CampaignPhase.Collecting or CampaignPhase.Discussing or CampaignPhase.Evaluating or CampaignPhase.Deciding => Tone.Done,
        CampaignPhase.Draft => Tone.Outline,
        _ => Tone.Plain,
    };

    public static (Tone Tone, string Icon) LookOf(Verdict verdict) => verdict switch
    {
        Verdict.Yes or Verdict.Pilot => (Tone.Strong, "check"),
        Verdict.Parked => (Tone.Plain, "player-pause"),
        _ => (Tone.Plain, "x"),
    };
}
