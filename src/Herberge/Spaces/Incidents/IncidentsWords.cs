namespace Herberge.Spaces.Incidents;

/// <summary>Marker of the words of the incident log.</summary>
internal sealed class IncidentsWords;
