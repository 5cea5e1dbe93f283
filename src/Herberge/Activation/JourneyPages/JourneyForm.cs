using System.Globalization;
using Herberge.Activation.Journeys;

namespace Herberge.Activation.JourneyPages;

/// <summary>A journey, as it is typed: as many steps as there may be, those without subject and text are none.</summary>
public sealed class JourneyForm
{
    public string? Name { get; set; }

    public JourneyTrigger Trigger { get; set; } = JourneyTrigger.Joined;

    public JourneyGoal Goal { get; set; } = JourneyGoal.TakesPart;

    public string? HeldOut { get; set; } = "20";

    public List<StepForm> Steps { get; set; } = [];

    internal static JourneyForm Of(JourneyInput input) => new()
    {
        Name = input.Name,
        Trigger = input.Trigger,
        Goal = input.Goal,
        HeldOut = input.HeldOut.ToString(CultureInfo.InvariantCulture),
        Steps = [.. (input.Steps ?? []).Select(s => new StepForm { Kind = s.Kind, AfterDays = s.AfterDays.ToString(CultureInfo.InvariantCulture), Subject = s.Subject, Text = s.Text, Place = s.Place, Target = s.Target, Conditions = [.. s.Conditions ?? []] })],
    };

    internal static JourneyForm Of(JourneyReading reading) => Of(new JourneyInput(reading.Card.Name, reading.Card.Trigger, reading.Card.Goal, reading.HeldOutOf100,
        [.. reading.Steps.Select(s => new StepInput(s.Kind, s.AfterDays, s.Subject, s.Text, s.Place, s.Target, [.. StepCondition.ReadAll(s.Conditions).Select(c => c.ToString())]))]));

    internal JourneyInput ToInput() => new(Name, Trigger, Goal, NumberOf(HeldOut),
        [.. Steps.Where(s => !s.IsEmpty).Select(s => new StepInput(s.Kind, NumberOf(s.AfterDays), s.Subject, s.Text, s.Place, s.Target, [.. (s.Conditions ?? []).Where(c => !string.IsNullOrWhiteSpace(c))]))]);

    /// <summary>Room for another one, as far as there may be one.</summary>
    internal void Widen()
    {
        Steps.RemoveAll(s => s.IsEmpty);
        for (var more = 0; more < 2 && Steps.Count < Journey.MostSteps; more++) Steps.Add(new StepForm());
    }

    private static int NumberOf(string? typed) => int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}

public sealed class StepForm
{
    public StepKind Kind { get; set; } = StepKind.Message;

    public string? AfterDays { get; set; } = "7";

    public string? Subject { get; set; }

    public string? Text { get; set; }

    public StepPlace Place { get; set; }

    public string? Target { get; set; }

    public List<string?>? Conditions { get; set; }

    internal bool IsEmpty => string.IsNullOrWhiteSpace(Subject) && string.IsNullOrWhiteSpace(Text);
}
