namespace Herberge.Voices.Themes;

/// <summary>Marker of the words of themes.</summary>
internal sealed class ThemesWords;
