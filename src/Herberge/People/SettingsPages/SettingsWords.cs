namespace Herberge.People.SettingsPages;

/// <summary>Marker of the words of a member's own settings.</summary>
internal sealed class SettingsWords;
