namespace Herberge.Silos.Interventions;

/// <summary>What can be said about an intervention.</summary>
public enum EffectState : byte
{
    /// <summary>The window after, or the Monday after it, has not passed.</summary>
    TooEarly = 0,

    /// <summary>The range lies above or below zero.</summary>
    Seen = 1,

    /// <summary>The range holds zero.</summary>
    NotSeen = 2,

    /// <summary>Too few participants, or too few comparable others, or a comparison that rests on one person.</summary>
    TooFew = 3,

    /// <summary>Beside what is released already it would tell about a few people.</summary>
    Held = 4,

    /// <summary>The house knows no contacts from before.</summary>
    NothingBefore = 5,
}

/// <summary>An effect once released: never changed, never computed again. Numbers only where there is something to tell.</summary>
public sealed class ReleasedEffect
{
    private const int Decimals = 2;

    private ReleasedEffect() { }

    public ReleasedEffect(Guid interventionId, EffectState state, DateTimeOffset releasedAt, EffectNumbers? numbers = null)
    {
        (InterventionId, State, ReleasedAt) = (interventionId, state, releasedAt);
        if (numbers is null) return;
        (Effect, Low, High) = (Rounded(numbers.Effect), Rounded(numbers.Low), Rounded(numbers.High));
        (Before, After, OthersBefore, OthersAfter) =
            (Rounded(numbers.Before), Rounded(numbers.After), Rounded(numbers.OthersBefore), Rounded(numbers.OthersAfter));
        (PValue, Arrangements, Seed) = (Math.Round(numbers.PValue, 4), numbers.Arrangements, (long?)numbers.Seed);
    }

    public Guid InterventionId { get; private set; }

    public EffectState State { get; private set; }

    public DateTimeOffset ReleasedAt { get; private set; }

    public double? Effect { get; private set; }

    public double? Low { get; private set; }

    public double? High { get; private set; }

    public double? PValue { get; private set; }

    /// <summary>Contacts across units of a participant, in the window before.</summary>
    public double? Before { get; private set; }

    public double? After { get; private set; }

    /// <summary>The same of comparable others, weighted as the participants lie in the strata.</summary>
    public double? OthersBefore { get; private set; }

    public double? OthersAfter { get; private set; }

    public int Arrangements { get; private set; }

    /// <summary>Null where all arrangements were looked at.</summary>
    public long? Seed { get; private set; }

    /// <summary>What there is to tell; null where there is nothing.</summary>
    public EffectNumbers? Numbers => Effect is null ? null : new EffectNumbers(
        Effect.Value, Low!.Value, High!.Value, PValue!.Value, Before!.Value, After!.Value, OthersBefore!.Value, OthersAfter!.Value, Arrangements, (ulong?)Seed);

    private static double Rounded(double value) => Math.Round(value, Decimals) + 0.0;
}
