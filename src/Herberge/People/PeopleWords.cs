namespace Herberge.People;

/// <summary>Marker of the room's words.</summary>
internal sealed class PeopleWords;
