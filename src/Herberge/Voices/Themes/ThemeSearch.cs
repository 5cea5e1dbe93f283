namespace Herberge.Voices.Themes;

/// <summary>The search the themes of now are from; there is one row.</summary>
public sealed class ThemeSearch
{
    private ThemeSearch() { }

    public ThemeSearch(Guid id, DateTimeOffset at, int voices, double? reliability, string? model) => (Id, At, Voices, Reliability, Model) = (id, at, voices, reliability, model);

    public Guid Id { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>How many observations were compared.</summary>
    public int Voices { get; private set; }

    /// <summary>How well two halves of the evidence agree, up to 1; null where there was too little of it.</summary>
    public double? Reliability { get; private set; }

    /// <summary>The model and the server whose vectors helped to compare; null where words alone did.</summary>
    public string? Model { get; private set; }
}

public enum ThemeShiftKind : byte
{
    /// <summary>What was one theme is now several.</summary>
    Split = 0,

    /// <summary>What was several themes is now one.</summary>
    Merged = 1,
}

/// <summary>How a theme and another one belong together since the search before.</summary>
public sealed class ThemeShift
{
    private ThemeShift() { }

    public ThemeShift(ThemeShiftKind kind, Guid themeId, Guid otherId) => (Kind, ThemeId, OtherId) = (kind, themeId, otherId);

    public ThemeShiftKind Kind { get; private set; }

    /// <summary>The theme that was split, or the one that others went into.</summary>
    public Guid ThemeId { get; private set; }

    /// <summary>One of its parts.</summary>
    public Guid OtherId { get; private set; }
}
