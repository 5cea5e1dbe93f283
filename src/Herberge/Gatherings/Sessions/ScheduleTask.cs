namespace Herberge.Gatherings.Sessions;

/// <summary>What a plan is made of; everything is called by its place in its list.</summary>
/// <param name="Hosts">For each session, who gives it.</param>
/// <param name="Wishes">For each person who voted, the sessions they want.</param>
/// <param name="Rooms">Seats of each room; null for as many as like.</param>
/// <param name="Slots">How many times there are.</param>
public sealed record ScheduleTask(IReadOnlyList<IReadOnlyList<int>> Hosts, IReadOnlyList<IReadOnlyList<int>> Wishes, IReadOnlyList<int?> Rooms, int Slots);

/// <param name="Places">For each session its slot and room; null for one that found none.</param>
/// <param name="Clashes">Two sessions at the same time that one person wants, added up over all people.</param>
/// <param name="ByChance">The mean of that over plans drawn by chance, which keep hosts apart too.</param>
public sealed record Schedule(IReadOnlyList<(int Slot, int Room)?> Places, int Clashes, double ByChance);
