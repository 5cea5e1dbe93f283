namespace Herberge.Tests.Silos;

/// <summary>What can be worked out from sums of the cells of a symmetric matrix, in exact arithmetic modulo a prime.</summary>
internal sealed class LinearSystem(int units)
{
    private const ulong Prime = 2_147_483_647;

    private readonly List<(int Pivot, ulong[] Row)> _known = [];

    private int Cells => units * (units + 1) / 2;

    /// <summary>The sum of some cells, each pair once, the diagonal included.</summary>
    public ulong[] Sum(Func<int, int, bool> isPart)
    {
        var sum = new ulong[Cells];
        var at = 0;
        for (var a = 0; a < units; a++)
            for (var b = a; b < units; b++, at++)
                sum[at] = isPart(a, b) ? 1UL : 0;
        return sum;
    }

    public void Learn(ulong[] sum)
    {
        var row = Reduced(sum);
        var pivot = Array.FindIndex(row, value => value != 0);
        if (pivot < 0) return;
        var inverse = Inverse(row[pivot]);
        for (var at = 0; at < row.Length; at++) row[at] = row[at] * inverse % Prime;
        _known.Add((pivot, row));
    }

    /// <summary>Whether the value of this sum follows from what was learnt.</summary>
    public bool Knows(ulong[] sum) => Array.TrueForAll(Reduced(sum), value => value == 0);

    private ulong[] Reduced(ulong[] sum)
    {
        var row = (ulong[])sum.Clone();
        foreach (var (pivot, known) in _known)
        {
            var factor = row[pivot];
            if (factor == 0) continue;
            for (var at = 0; at < row.Length; at++) row[at] = (row[at] + (Prime - factor) * known[at]) % Prime;
        }

        return row;
    }

    private static ulong Inverse(ulong value)
    {
        var (result, power) = (1UL, value);
        for (var exponent = Prime - 2; exponent > 0; exponent >>= 1, power = power * power % Prime)
            if ((exponent & 1) == 1) result = result * power % Prime;
        return result;
    }
}
