namespace Herberge.Bench;

/// <summary>
/// An organisation made by a counter-based generator (SplitMix64), the same in every language: units in divisions of ten,
/// most ties inside the unit, half of the others inside the division, activity unequal.
/// </summary>
internal sealed class GeneratedOrganisation
{
    private const double InsideUnit = 0.80;
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private const ulong StreamStep = 0xD1B54A32D192ED03;

    private readonly int _people;
    private readonly ulong _seed;
    private readonly int[] _starts;
    private readonly int[] _unitOfPosition;

    private GeneratedOrganisation(int people, int ties, ulong seed)
    {
        _people = people;
        _seed = seed;
        var units = Math.Max(2, people / 100);
        var cumulated = new double[units + 1];
        for (var unit = 0; unit < units; unit++)
            cumulated[unit + 1] = cumulated[unit] + (1 + 4 * Unit(100, unit));
        _starts = new int[units + 1];
        for (var unit = 0; unit < units; unit++)
            _starts[unit] = (int)(cumulated[unit] / cumulated[units] * people);
        _starts[units] = people;
        _unitOfPosition = new int[people];
        for (var unit = 0; unit < units; unit++)
            _unitOfPosition.AsSpan(_starts[unit], _starts[unit + 1] - _starts[unit]).Fill(unit);

        var factor = (long)(people * 0.6180339887498949) | 1;
        while (Divisor(factor, people) != 1)
            factor += 2;
        long offset = people / 3;
        int Id(long position) => (int)((factor * position + offset) % people);

        UnitOf = new int[people];
        for (var position = 0; position < people; position++)
            UnitOf[Id(position)] = _unitOfPosition[position];
        UnitCount = units;
        (From, To) = (new int[ties], new int[ties]);
        var seen = new HashSet<long>(ties);
        var kept = 0;
        for (long candidate = 0; kept < ties; candidate++)
        {
            var (source, target) = Candidate(candidate);
            if (source == target)
                continue;
            var (low, high) = (Math.Min(source, target), Math.Max(source, target));
            if (!seen.Add((long)low * people + high))
                continue;
            (From[kept], To[kept]) = (Id(low), Id(high));
            kept++;
        }
    }

    public int[] From { get; }

    public int[] To { get; }

    public int[] UnitOf { get; }

    public int UnitCount { get; }

    /// <summary>Sum of all ends, to be compared with the recipe's.</summary>
    public long EdgeSum
    {
        get
        {
            var sum = 0L;
            for (var tie = 0; tie < From.Length; tie++)
                sum += From[tie] + To[tie];
            return sum;
        }
    }

    /// <summary>Exclusive or of from · N + to over all ties, to be compared with the recipe's.</summary>
    public long Xor
    {
        get
        {
            var xor = 0L;
            for (var tie = 0; tie < From.Length; tie++)
                xor ^= (long)From[tie] * _people + To[tie];
            return xor;
        }
    }

    public static GeneratedOrganisation Make(int people, int ties) => new(people, ties, seed: 1);

    private (int Source, int Target) Candidate(long at)
    {
        var unit = _unitOfPosition[(int)(_people * Unit(0, at))];
        var source = Member(unit, Unit(1, at));
        var other = unit;
        if (Unit(2, at) >= InsideUnit)
        {
            var fourth = Unit(4, at);
            other = Unit(3, at) < 0.5
                ? Math.Min(unit / 10 * 10 + (int)(10 * fourth), UnitCount - 1)
                : _unitOfPosition[(int)(_people * fourth)];
        }

        return (source, Member(other, Unit(5, at)));
    }

    // Squaring makes the first people of a unit much busier than the last.
    private int Member(int unit, double uniform) =>
        _starts[unit] + (int)((_starts[unit + 1] - _starts[unit]) * (uniform * uniform));

    private double Unit(ulong stream, long at)
    {
        var z = unchecked(_seed * Golden + stream * StreamStep + (ulong)at * Golden);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        z ^= z >> 31;
        return (z >> 11) * (1.0 / (1UL << 53));
    }

    private static long Divisor(long a, long b) => b == 0 ? a : Divisor(b, a % b);
}
