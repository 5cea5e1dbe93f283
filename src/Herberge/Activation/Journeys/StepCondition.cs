using System.Globalization;

namespace Herberge.Activation.Journeys;

/// <summary>For whom a step is.</summary>
public enum ConditionKind : byte
{
    /// <summary>Has done at some time what a <see cref="JourneyGoal"/> names; coming to a gathering is one of them.</summary>
    Has = 1,

    HasNot = 2,

    /// <summary>Reads the house in this language.</summary>
    Speaks = 3,

    /// <summary>Of this unit or one below it.</summary>
    OfUnit = 4,

    InSpace = 5,

    NotInSpace = 6,
}

/// <summary>What must hold of somebody for a step to be done; otherwise it is passed over, and the next one comes in its turn.</summary>
/// <param name="Of">What it is about: a goal, a language or an id.</param>
public readonly record struct StepCondition(ConditionKind Kind, string Of)
{
    /// <summary>Of one step; all of them must hold.</summary>
    public const int Most = 2;

    /// <summary>What somebody did, or didn't.</summary>
    public bool IsAboutActs => Kind is ConditionKind.Has or ConditionKind.HasNot;

    public JourneyGoal Goal => Enum.TryParse<JourneyGoal>(Of, out var goal) ? goal : default;

    public Guid Id => Guid.TryParse(Of, out var id) ? id : Guid.Empty;

    /// <summary>“OfUnit:0193…”, as forms and the API say it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind}:{Of}");

    /// <summary>Null for what is none.</summary>
    public static StepCondition? Read(string? text)
    {
        if (text?.Split(':', 2) is not [var kind, var of] || !Enum.TryParse<ConditionKind>(kind, out var known) || !Enum.IsDefined(known)) return null;
        var condition = new StepCondition(known, of);
        var isWhole = known switch
        {
            ConditionKind.Has or ConditionKind.HasNot => Enum.TryParse<JourneyGoal>(of, out var goal) && Enum.IsDefined(goal),
            ConditionKind.Speaks => of is "de" or "en",
            _ => Guid.TryParseExact(of, "D", out _),
        };
        return isWhole ? condition : null;
    }

    /// <summary>As a step keeps them.</summary>
    public static IReadOnlyList<StepCondition> ReadAll(string kept) => [.. kept.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(Read).OfType<StepCondition>()];
}

/// <summary>Where an invitation leads.</summary>
public enum TargetKind : byte
{
    Space = 1,
    Gathering = 2,

    /// <summary>A season of circles.</summary>
    Season = 3,
}

/// <summary>What a step invites to: “Space:0193…”, as forms and the API say it.</summary>
public readonly record struct StepTarget(TargetKind Kind, Guid Id)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind}:{Id}");

    public static StepTarget? Read(string? text) =>
        text?.Split(':', 2) is [var kind, var id] && Enum.TryParse<TargetKind>(kind, out var known) && Enum.IsDefined(known) && Guid.TryParseExact(id, "D", out var found) ? new StepTarget(known, found) : null;
}
