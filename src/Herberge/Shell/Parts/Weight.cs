namespace Herberge.Shell.Parts;

/// <summary>How loud a button is. One primary per region; danger only inside a confirmation.</summary>
public enum Weight
{
    Outline,
    Primary,
    Quiet,
    Danger,
}

internal static class WeightClasses
{
    public static string? Class(this Weight weight) => weight switch
    {
        Weight.Primary => "primary",
        Weight.Quiet => "quiet",
        Weight.Danger => "danger",
        _ => null,
    };
}
