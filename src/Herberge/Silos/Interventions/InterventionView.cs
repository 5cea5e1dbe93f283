namespace Herberge.Silos.Interventions;

/// <summary>An intervention as it is shown, and what can be said of its effect by now.</summary>
/// <param name="Participants">How many were entered; how many of them count is told to nobody.</param>
/// <param name="AfterEnds">Last day of the window after.</param>
/// <param name="DueOn">The Monday that releases the effect.</param>
/// <param name="Numbers">Null where there is nothing to tell.</param>
public sealed record InterventionView(
    Guid Id, InterventionKind Kind, string Title, DateOnly Day, int Days, string? Note, int Participants, DateOnly AfterEnds, DateOnly DueOn,
    EffectState State, DateTimeOffset? ReleasedAt, EffectNumbers? Numbers)
{
    /// <summary>Known from the list alone, long before the effect is due.</summary>
    public bool IsTooSmall => Participants < ReleaseEffects.Fewest;

    internal static InterventionView Of(Intervention intervention, int participants) => new(
        intervention.Id, intervention.Kind, intervention.Title, intervention.Day, intervention.Days, intervention.Note, participants,
        intervention.Study.AfterTo, intervention.DueOn, intervention.Effect?.State ?? EffectState.TooEarly, intervention.Effect?.ReleasedAt, intervention.Effect?.Numbers);
}

/// <summary>Somebody who took part, for those who entered them.</summary>
public sealed record ParticipantView(string Name, string Handle, string? Unit, int? Hue);

/// <summary>One intervention in full.</summary>
/// <param name="EnteredBy">Null for a former member.</param>
/// <param name="People">Null for those who don't enter interventions.</param>
public sealed record InterventionSheet(InterventionView View, string? EnteredBy, DateTimeOffset EnteredAt, IReadOnlyList<ParticipantView>? People);
