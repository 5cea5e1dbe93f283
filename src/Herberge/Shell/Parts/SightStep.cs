namespace Herberge.Shell.Parts;

public enum SightState
{
    Done,

    /// <summary>The way to the next step is not yet gone.</summary>
    Ahead,

    /// <summary>This is where it stands now.</summary>
    Here,
}

/// <summary>One step of a line of sight: a need, an idea, a decision.</summary>
public sealed record SightStep(string Icon, string Kind, string Text, string? Href = null, string? Detail = null, SightState State = SightState.Done);
