using Herberge.Foundation.Access;

namespace Herberge.Shell;

/// <summary>The viewer as the frame shows them: a face in the bar and the name over their menu.</summary>
/// <param name="Hue">The unit's colour, 1 to 12; null for a guest.</param>
/// <param name="ProfileHref">Null while there is no page for it.</param>
public sealed record Self(string Name, string Initials, int? Hue, string? ProfileHref, string? SettingsHref);

/// <summary>Tells the shell who is looking. The room People knows.</summary>
public interface ISelfSource
{
    ValueTask<Self?> FindAsync(Viewer viewer, CancellationToken ct);
}
