namespace Herberge.People.Admin;

/// <summary>Marker of the words of the administration: frame, overview, house, people, units, partners, audit.</summary>
internal sealed class AdminWords;
