namespace Herberge.Graphs.Matching;

/// <summary>Somebody who wants to meet others in a round.</summary>
/// <param name="Unit">Number of their unit; meeting somebody of another one counts most.</param>
/// <param name="Level">Their level in the hierarchy, any scale; null for none, which goes with every level.</param>
/// <param name="Languages">A bit for each language they can talk in.</param>
/// <param name="Days">A bit for each day they have time.</param>
/// <param name="Places">A bit for each place they can be at; meeting online is a place as well.</param>
/// <param name="Topics">A bit for each topic they like to talk about.</param>
/// <param name="WasLeftOut">Whether the last round had no place for them: then this one finds it before anything else.</param>
public readonly record struct MeetingPerson(
    int Unit, int? Level, uint Languages, uint Days, uint Places, ulong Topics = 0, bool WasLeftOut = false);
