using System.Numerics;

namespace Herberge.Graphs.Matching;

/// <summary>Who may meet whom, and what it is worth.</summary>
internal sealed class PairTable
{
    private readonly MeetingPerson[] _people;
    private readonly TieGraph _ties;
    private readonly HashSet<int>?[] _apart;

    public PairTable(IReadOnlyList<MeetingPerson> people, TieGraph ties, IEnumerable<(int A, int B)> apart, MeetingOptions options)
    {
        if (ties.PersonCount != people.Count)
            throw new ArgumentException("The ties are those of the same people.", nameof(ties));
        (_people, _ties, Options) = ([.. people], ties, options);
        _apart = new HashSet<int>?[people.Count];
        foreach (var (a, b) in apart)
        {
            if ((uint)a >= (uint)people.Count || (uint)b >= (uint)people.Count)
                throw new ArgumentOutOfRangeException(nameof(apart), (a, b), "There is no such person.");
            (_apart[a] ??= []).Add(b);
            (_apart[b] ??= []).Add(a);
        }
    }

    public MeetingOptions Options { get; }

    public int Count => _people.Length;

    public ref readonly MeetingPerson this[int person] => ref _people[person];

    public bool May(int a, int b)
    {
        ref readonly var one = ref _people[a];
        ref readonly var other = ref _people[b];
        return a != b && (one.Languages & other.Languages) != 0 && (one.Days & other.Days) != 0 && (one.Places & other.Places) != 0
            && (one.Level is not { } low || other.Level is not { } high || Math.Abs((long)low - high) <= Options.LevelDistance) && _apart[a]?.Contains(b) != true;
    }

    /// <summary>The value of a pair, without what is added for those left out before.</summary>
    public int Worth(int a, int b)
    {
        var known = _ties.WeightBetween(a, b) > 0;
        return Worth(a, b, known, !known && !HaveCommonContact(a, b));
    }

    public int Worth(int a, int b, bool known, bool far)
    {
        ref readonly var one = ref _people[a];
        ref readonly var other = ref _people[b];
        var across = one.Unit != other.Unit;
        // One for the meeting itself, so that a meeting is worth more than none.
        return 1 + (known ? across ? Options.KnownAcross : 0 : across ? Options.NewAcross : Options.NewInside) + (far ? Options.Far : 0)
            + (Options.Topic * Math.Min(2, BitOperations.PopCount(one.Topics & other.Topics)));
    }

    public int Bonus(int person) => _people[person].WasLeftOut ? Options.LeftOutBefore : 0;

    /// <summary>Marks the contacts of somebody with 1 and the contacts of those with 2. O(size of both rings).</summary>
    public void MarkRings(int person, byte[] rings)
    {
        Array.Clear(rings);
        var contacts = _ties.Neighbours(person);
        foreach (var contact in contacts)
            foreach (var further in _ties.Neighbours(contact))
                rings[further] = 2;
        foreach (var contact in contacts)
            rings[contact] = 1;
    }

    /// <summary>Chance that is the same for a pair in both directions, whatever else happens.</summary>
    public uint Chance(int a, int b)
    {
        var x = Options.Seed ^ ((ulong)(uint)Math.Min(a, b) << 32 | (uint)Math.Max(a, b));
        // SplitMix64 (Steele, Lea & Flood 2014).
        x += 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return (uint)((x ^ (x >> 31)) >> 32);
    }

    private bool HaveCommonContact(int a, int b)
    {
        var one = _ties.Neighbours(a);
        var other = _ties.Neighbours(b);
        for (int i = 0, j = 0; i < one.Length && j < other.Length;)
        {
            if (one[i] == other[j])
                return true;
            if (one[i] < other[j])
                i++;
            else
                j++;
        }

        return false;
    }
}
