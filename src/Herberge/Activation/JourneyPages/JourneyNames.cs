using Herberge.Activation.Journeys;
using Microsoft.Extensions.Localization;

namespace Herberge.Activation.JourneyPages;

/// <summary>Words that depend on what they are about.</summary>
internal static class JourneyNames
{
    public static string Trigger(this IStringLocalizer<ActivationWords> words, JourneyTrigger trigger) => words[$"journey-trigger-{trigger}"];

    public static string Goal(this IStringLocalizer<ActivationWords> words, JourneyGoal goal) => words[$"journey-goal-{goal}"];

    public static string AddressOf(StepPlace place) => place switch
    {
        StepPlace.Spaces => "/spaces",
        StepPlace.OwnProfile => "/me/profile",
        StepPlace.Questions => "/questions",
        StepPlace.Gatherings => "/gatherings",
        StepPlace.Rounds => ActivationRoom.Address,
        StepPlace.Ideas => "/ideas",
        _ => "/",
    };

    public static string IconOf(StepKind kind) => kind switch
    {
        StepKind.HostTask => "user",
        StepKind.Introduction => "heart-handshake",
        StepKind.Invitation => "door-enter",
        _ => "mail",
    };

    /// <summary>“wer noch nichts geschrieben hat”, “wer zu Service gehört”.</summary>
    public static string Condition(this IStringLocalizer<ActivationWords> words, StepCondition condition, StepOffer offer) => condition.Kind switch
    {
        ConditionKind.Has or ConditionKind.HasNot or ConditionKind.Speaks => words[$"journey-if-{condition.Kind}-{condition.Of}"],
        _ => words[$"journey-if-{condition.Kind}", offer.NameOf(condition) ?? words["journey-if-gone"].Value],
    };

    public static string Would(this IStringLocalizer<ActivationWords> words, AboutSoMany would) =>
        would.IsNearlyAll ? words["journey-gets-all"] : would.Least is { } least ? words["journey-gets", least] : words["journey-gets-few"];

    /// <summary>“sofort”, “nach einem Tag”, “nach 5 Tagen”.</summary>
    public static string After(this IStringLocalizer<ActivationWords> words, int days) => days switch
    {
        0 => words["journey-at-once"],
        1 => words["journey-after-one"],
        _ => words["journey-after", days],
    };
}
