namespace Herberge.Shell.Parts;

/// <summary>A person as an avatar shows them; <paramref name="Hue"/> is null for a guest.</summary>
public sealed record Face(string Initials, int? Hue);
