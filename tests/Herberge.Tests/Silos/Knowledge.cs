namespace Herberge.Tests.Silos;

/// <summary>
/// What somebody knows who holds many published figures side by side: each quantity lies between two values, and sums,
/// parts and comparisons narrow them until nothing changes.
/// </summary>
internal sealed class Knowledge
{
    private const double Tolerance = 1e-6;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<double> _low = [];
    private readonly List<double> _high = [];
    private readonly List<(int Whole, int[] Parts)> _sums = [];
    private readonly List<(int Small, int Large)> _orders = [];
    private readonly List<(int Whole, int[] Cover)> _covers = [];

    public (double Low, double High) this[string quantity] =>
        _numbers.TryGetValue(quantity, out var number) ? (_low[number], _high[number]) : (0, double.PositiveInfinity);

    public bool Has(string quantity) => _numbers.ContainsKey(quantity);

    public void Learn(string quantity, double low, double high)
    {
        var number = Number(quantity);
        _low[number] = Math.Max(_low[number], low);
        _high[number] = Math.Min(_high[number], high);
    }

    public void IsSum(string whole, IEnumerable<string> parts) => _sums.Add((Number(whole), [.. parts.Select(Number)]));

    public void IsAtMost(string small, string large) => _orders.Add((Number(small), Number(large)));

    /// <summary>The whole is at most the sum of what covers it.</summary>
    public void IsCovered(string whole, IEnumerable<string> cover) => _covers.Add((Number(whole), [.. cover.Select(Number)]));

    public void Conclude()
    {
        for (var (changed, round) = (true, 0); changed && round < 60; round++)
        {
            changed = false;
            foreach (var (whole, parts) in _sums) changed |= FromSum(whole, parts);
            foreach (var (small, large) in _orders) changed |= Raise(large, _low[small]) | Lower(small, _high[large]);
            foreach (var (whole, cover) in _covers)
            {
                changed |= Lower(whole, cover.Sum(part => _high[part]));
                foreach (var part in cover) changed |= Raise(part, _low[whole] - cover.Where(other => other != part).Sum(other => _high[other]));
            }
        }
    }

    private bool FromSum(int whole, int[] parts)
    {
        var (low, high) = (parts.Sum(part => _low[part]), parts.Sum(part => _high[part]));
        var changed = Raise(whole, low) | Lower(whole, high);
        foreach (var part in parts)
        {
            var others = double.IsPositiveInfinity(high) ? parts.Where(other => other != part).Sum(other => _high[other]) : high - _high[part];
            var (least, most) = (_low[whole] - others, _high[whole] - (low - _low[part]));
            var (before, top) = (_low[part], _high[part]);
            if (!(Raise(part, least) | Lower(part, most))) continue;
            low += _low[part] - before;
            high += _high[part] - top;
            if (double.IsNaN(high)) high = parts.Sum(other => _high[other]);
            changed = true;
        }

        return changed;
    }

    private bool Raise(int number, double low)
    {
        if (double.IsNaN(low) || !(low > _low[number] + Tolerance)) return false;
        _low[number] = low;
        return true;
    }

    private bool Lower(int number, double high)
    {
        if (double.IsNaN(high) || !(high < _high[number] - Tolerance)) return false;
        _high[number] = high;
        return true;
    }

    private int Number(string quantity)
    {
        if (_numbers.TryGetValue(quantity, out var known)) return known;
        _low.Add(0);
        _high.Add(double.PositiveInfinity);
        return _numbers[quantity] = _low.Count - 1;
    }
}
