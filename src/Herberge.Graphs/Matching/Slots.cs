using System.Numerics;

namespace Herberge.Graphs.Matching;

/// <summary>Who could meet when, where and in which language: all of a group need one such slot.</summary>
internal sealed class Slots
{
    private readonly List<int>[] _people;
    private readonly List<int>[] _of;

    public Slots(PairTable table)
    {
        var count = table.Count;
        var (languages, days, places) = (Distinct(p => table[p].Languages), Distinct(p => table[p].Days), Distinct(p => table[p].Places));
        var numbers = new Dictionary<(int, int, int), int>();
        var people = new List<List<int>>();
        _of = new List<int>[count];
        for (var person = 0; person < count; person++)
        {
            _of[person] = [];
            foreach (var language in Bits(table[person].Languages & languages))
                foreach (var day in Bits(table[person].Days & days))
                    foreach (var place in Bits(table[person].Places & places))
                    {
                        if (!numbers.TryGetValue((language, day, place), out var slot))
                        {
                            numbers[(language, day, place)] = slot = people.Count;
                            people.Add([]);
                        }

                        people[slot].Add(person);
                        _of[person].Add(slot);
                    }
        }

        _people = [.. people];

        // One bit for all that the same people have: somebody without any limit has every bit.
        uint Distinct(Func<int, uint> mask)
        {
            var (kept, seen) = (0u, new HashSet<(int, ulong)>());
            for (var bit = 0; bit < 32; bit++)
            {
                var (number, hash) = (0, 14695981039346656037ul);
                for (var person = 0; person < count; person++)
                    if ((mask(person) & (1u << bit)) != 0)
                        (number, hash) = (number + 1, (hash ^ (uint)person) * 1099511628211);
                if (number > 0 && seen.Add((number, hash)))
                    kept |= 1u << bit;
            }

            return kept;
        }
    }

    /// <summary>The slots of somebody.</summary>
    public IReadOnlyList<int> Of(int person) => _of[person];

    /// <summary>Everybody of a slot.</summary>
    public IReadOnlyList<int> PeopleOf(int slot) => _people[slot];

    private static IEnumerable<int> Bits(uint mask)
    {
        for (; mask != 0; mask &= mask - 1)
            yield return BitOperations.TrailingZeroCount(mask);
    }
}
