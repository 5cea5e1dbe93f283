namespace Herberge.Shell.Parts;

/// <summary>What a colour says. Never decoration: amber means that a person waits, brick that something is wrong.</summary>
public enum Tone
{
    Plain,

    /// <summary>A thin frame, for names and numbers of things.</summary>
    Outline,

    /// <summary>Evergreen: done, answered, chosen.</summary>
    Done,

    /// <summary>Evergreen, filled.</summary>
    Strong,

    /// <summary>Lantern: somebody waits.</summary>
    Waits,

    /// <summary>Brick: reported, broken, deleted.</summary>
    Danger,
}

internal static class ToneClasses
{
    public static string? Class(this Tone tone) => tone switch
    {
        Tone.Outline => "outline",
        Tone.Done => "ever",
        Tone.Strong => "solid",
        Tone.Waits => "lamp",
        Tone.Danger => "brick",
        _ => null,
    };
}
