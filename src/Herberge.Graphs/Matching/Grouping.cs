namespace Herberge.Graphs.Matching;

/// <summary>Groups while they are being formed: who is where, and whether somebody would fit.</summary>
internal sealed class Grouping
{
    public const int Nowhere = -1;

    private readonly PairTable _table;

    public Grouping(PairTable table)
    {
        (_table, GroupOf) = (table, new int[table.Count]);
        Array.Fill(GroupOf, Nowhere);
    }

    public List<List<int>> Groups { get; } = [];

    public int[] GroupOf { get; }

    public void Found(ReadOnlySpan<int> people)
    {
        foreach (var person in people)
            GroupOf[person] = Groups.Count;
        Groups.Add([.. people]);
    }

    public void Join(int person, int group)
    {
        Groups[group].Add(person);
        GroupOf[person] = group;
    }

    public void Leave(int person)
    {
        Groups[GroupOf[person]].Remove(person);
        GroupOf[person] = Nowhere;
    }

    /// <summary>Whether somebody may be in a group, where another one may have left it.</summary>
    /// <param name="person">Who would come.</param>
    /// <param name="group">Where to.</param>
    /// <param name="without">Who would go, or <see cref="Nowhere"/>.</param>
    public bool Fits(int person, int group, int without = Nowhere)
    {
        ref readonly var who = ref _table[person];
        var (languages, days, places) = (who.Languages, who.Days, who.Places);
        foreach (var member in Groups[group])
        {
            if (member == without)
                continue;
            ref readonly var other = ref _table[member];
            languages &= other.Languages;
            days &= other.Days;
            places &= other.Places;
            if (languages == 0 || days == 0 || places == 0 || !_table.May(person, member))
                return false;
        }

        return true;
    }

    /// <summary>What somebody's pairs in a group are or would be worth.</summary>
    /// <param name="person">Who.</param>
    /// <param name="group">Where.</param>
    /// <param name="without">Whose pair doesn't count, or <see cref="Nowhere"/>.</param>
    public int Worth(int person, int group, int without = Nowhere)
    {
        var worth = 0;
        foreach (var member in Groups[group])
            if (member != without && member != person)
                worth += _table.Worth(person, member);
        return worth;
    }

    public MeetingResult ToResult(Candidates candidates)
    {
        List<MeetingGroup> groups = [];
        foreach (var members in Groups.Where(group => group.Count > 1))
        {
            members.Sort();
            var (languages, days, places, value) = (~0u, ~0u, ~0u, 0);
            for (var i = 0; i < members.Count; i++)
            {
                ref readonly var who = ref _table[members[i]];
                languages &= who.Languages;
                days &= who.Days;
                places &= who.Places;
                for (var j = 0; j < i; j++)
                    value += _table.Worth(members[i], members[j]);
            }

            groups.Add(new MeetingGroup(members, languages, days, places, value));
        }

        groups.Sort((a, b) => a.Members[0].CompareTo(b.Members[0]));
        int[] leftOut = [.. Enumerable.Range(0, _table.Count).Where(person => GroupOf[person] == Nowhere || Groups[GroupOf[person]].Count < 2)];
        return new MeetingResult(groups, leftOut, [.. leftOut.Where(person => candidates.Possible[person] == 0)], groups.Sum(group => (long)group.Value), candidates.UpperBound([.. groups.Select(group => group.Members.Count)]));
    }
}
