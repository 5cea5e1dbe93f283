using Microsoft.Extensions.Localization;

namespace Herberge.Activation.Journeys;

/// <summary>Ready-made journeys, in the words of whoever begins with one.</summary>
internal sealed record JourneyTemplate(string Key, JourneyTrigger Trigger, JourneyGoal Goal, IReadOnlyList<(StepKind Kind, int AfterDays, StepPlace Place)> Steps)
{
    public static IReadOnlyList<JourneyTemplate> All { get; } =
    [
        new("welcome", JourneyTrigger.Joined, JourneyGoal.TakesPart,
            [(StepKind.Message, 0, StepPlace.OwnProfile), (StepKind.HostTask, 2, StepPlace.Nowhere), (StepKind.Message, 5, StepPlace.Spaces), (StepKind.Message, 14, StepPlace.Rounds), (StepKind.Introduction, 21, StepPlace.Nowhere)]),
        new("first-post", JourneyTrigger.FirstQuestionUnanswered, JourneyGoal.Writes, [(StepKind.HostTask, 0, StepPlace.Nowhere), (StepKind.Message, 1, StepPlace.Questions)]),
        new("win-back", JourneyTrigger.Quiet, JourneyGoal.TakesPart, [(StepKind.Message, 0, StepPlace.Spaces), (StepKind.Message, 21, StepPlace.Gatherings)]),
        new("event-online", JourneyTrigger.Attended, JourneyGoal.Writes, [(StepKind.Message, 1, StepPlace.Spaces), (StepKind.Message, 12, StepPlace.Gatherings)]),
        new("first-idea", JourneyTrigger.FirstIdea, JourneyGoal.Writes, [(StepKind.Message, 1, StepPlace.Ideas), (StepKind.HostTask, 7, StepPlace.Nowhere)]),
    ];

    public JourneyInput In(IStringLocalizer<ActivationWords> words) => new(words[$"journey-template-{Key}"], Trigger, Goal, 20,
        [.. Steps.Select((step, at) => new StepInput(step.Kind, step.AfterDays, words[$"journey-template-{Key}-{at + 1}-subject"], words[$"journey-template-{Key}-{at + 1}-text"], step.Place))]);
}
