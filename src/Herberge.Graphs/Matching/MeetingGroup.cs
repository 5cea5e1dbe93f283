namespace Herberge.Graphs.Matching;

/// <summary>People who are to meet, and what all of them have in common.</summary>
/// <param name="Members">Ascending.</param>
/// <param name="Languages">Bits of the languages all of them speak; at least one.</param>
/// <param name="Days">Bits of the days all of them have time; at least one.</param>
/// <param name="Places">Bits of the places all of them can be at; at least one.</param>
/// <param name="Value">Sum over the pairs of the group.</param>
public sealed record MeetingGroup(IReadOnlyList<int> Members, uint Languages, uint Days, uint Places, int Value);

/// <summary>A round.</summary>
/// <param name="Groups">In the order of their first member.</param>
/// <param name="LeftOut">Who has no place, ascending.</param>
/// <param name="WithoutPartner">Those of them whom the rules leave nobody to meet at all.</param>
/// <param name="Value">Sum of the values of the groups, without what was added for those left out before.</param>
/// <param name="UpperBound">No round with groups of these sizes is worth more; see <see cref="MeetingRound"/>.</param>
public sealed record MeetingResult(IReadOnlyList<MeetingGroup> Groups, IReadOnlyList<int> LeftOut, IReadOnlyList<int> WithoutPartner, long Value, double UpperBound)
{
    /// <summary>Value ÷ upper bound; 1 where there is nothing to gain.</summary>
    public double ShareOfBound => UpperBound == 0 ? 1 : Value / UpperBound;
}
