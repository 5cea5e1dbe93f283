namespace Herberge.Shell.Parts;

/// <summary>The picture above an empty state.</summary>
public enum DoorArt
{
    /// <summary>An open, lit door: come in, or all is done.</summary>
    Lit,

    /// <summary>A closed door: nothing found, no entry.</summary>
    Closed,

    /// <summary>A shield: a number is hidden on purpose.</summary>
    Shield,
}
