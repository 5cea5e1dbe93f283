namespace Herberge.Shell.Parts;

/// <summary>A number with its name. Numbers about single people are never shown.</summary>
public sealed record Stat(string Name, string Value, string? Unit = null, string? Detail = null)
{
    /// <summary>Whether <see cref="Detail"/> tells of a change for the better; null tells of none.</summary>
    public bool? Better { get; init; }

    /// <summary>The last weeks, oldest first.</summary>
    public IReadOnlyList<double>? Series { get; init; }

    /// <summary>What the series shows, for people who hear the page.</summary>
    public string SeriesWords { get; init; } = "";
}
