using System.Numerics;
using System.Runtime.InteropServices;

namespace Herberge.Tests.Silos.Attack;

/// <summary>
/// Between which values a sum of unknowns lies, when each unknown and each known sum of them lies between two values: the
/// simplex method with bounds on everything, dual until all bounds hold, primal from there on.
/// </summary>
/// <remarks>
/// Dense, for some hundreds of unknowns. Every row is an unknown of its own (its sum), so the first basis is all rows. Bounds
/// of rows are widened at random by less than <see cref="Wider"/>, so that no vertex is met twice; ranges are too wide by that, never too
/// narrow.
/// </remarks>
internal sealed class BoundedSimplex
{
    private const double Wider = 1e-4;
    private const double Close = 1e-7;
    private const double LeastPivot = 1e-6;

    private readonly Random _random = new(1);
    private readonly int _unknowns;
    private readonly double[] _low;
    private readonly double[] _high;
    private readonly double[][] _rows;
    private readonly int[] _basic;
    private readonly int[] _free;
    private readonly double[] _basicValue;
    private readonly double[] _freeValue;
    private double[] _cost = [];

    public BoundedSimplex(IReadOnlyList<(double Low, double High)> unknowns, IReadOnlyList<SumBounds> sums)
    {
        _unknowns = unknowns.Count;
        _low = [.. unknowns.Select(unknown => unknown.Low), .. sums.Select(sum => sum.Low - Wider * (1 + _random.NextDouble()) / 2)];
        _high = [.. unknowns.Select(unknown => unknown.High), .. sums.Select(sum => sum.High + Wider * (1 + _random.NextDouble()) / 2)];
        _basic = [.. Enumerable.Range(_unknowns, sums.Count)];
        _free = [.. Enumerable.Range(0, _unknowns)];
        _freeValue = _low[.._unknowns];
        _rows = [.. sums.Select(sum =>
        {
            var row = new double[_unknowns];
            foreach (var (unknown, factor) in sum.Parts) row[unknown] += factor;
            return row;
        })];
        _basicValue = [.. _rows.Select(row => row.Select((factor, at) => factor * _freeValue[at]).Sum())];
    }

    /// <summary>Finds values that fit all bounds; false where there are none.</summary>
    public bool Settle()
    {
        // Any costs do; different ones make each step one forward.
        _cost = [.. _free.Select(_ => 1 + _random.NextDouble())];
        for (var at = 0; at < _free.Length; at++)
            if (_freeValue[at] > _low[_free[at]]) _cost[at] = -_cost[at];
        while (true)
        {
            var row = MostOutside();
            if (row < 0) return true;
            var isLow = _basicValue[row] < _low[_basic[row]];
            var column = Entering(row, isLow);
            if (column < 0) return false;
            var bound = isLow ? _low[_basic[row]] : _high[_basic[row]];
            Move(column, (bound - _basicValue[row]) / _rows[row][column]);
            Swap(row, column, bound);
        }
    }

    /// <summary>The least and the most of a sum, within all bounds. After <see cref="Settle"/>.</summary>
    public (double Low, double High) Range(IReadOnlyCollection<(int Unknown, double Factor)> sum) => (Least(sum, 1), -Least(sum, -1));

    /// <summary>The least of a sum, or of its opposite; the values it is found at stay.</summary>
    public double Least(IReadOnlyCollection<(int Unknown, double Factor)> sum, double sign)
    {
        _cost = new double[_free.Length];
        var (places, rows) = (new int[_low.Length], new int[_low.Length]);
        Array.Fill(places, -1);
        for (var at = 0; at < _free.Length; at++) places[_free[at]] = at;
        for (var row = 0; row < _basic.Length; row++) rows[_basic[row]] = row;
        foreach (var (unknown, factor) in sum)
        {
            if (places[unknown] >= 0) _cost[places[unknown]] += sign * factor;
            else Add(_cost, _rows[rows[unknown]], sign * factor);
        }

        while (Improving() is var column and >= 0) Step(column, _cost[column] < 0 ? 1 : -1);
        var values = Values();
        return sign * sum.Sum(part => part.Factor * values[part.Unknown]);
    }

    /// <summary>Values that fit all bounds: those found last.</summary>
    public double[] Values()
    {
        var values = new double[_low.Length];
        for (var at = 0; at < _free.Length; at++) values[_free[at]] = _freeValue[at];
        for (var row = 0; row < _basic.Length; row++) values[_basic[row]] = _basicValue[row];
        return values[.._unknowns];
    }

    private int MostOutside()
    {
        var (row, most) = (-1, Close);
        for (var at = 0; at < _basic.Length; at++)
        {
            var outside = Math.Max(_low[_basic[at]] - _basicValue[at], _basicValue[at] - _high[_basic[at]]);
            if (outside > most) (row, most) = (at, outside);
        }

        return row;
    }

    private int Entering(int row, bool upwards)
    {
        var (column, least, factor) = (-1, double.PositiveInfinity, 0.0);
        for (var at = 0; at < _free.Length; at++)
        {
            var by = upwards ? _rows[row][at] : -_rows[row][at];
            if (Math.Abs(by) < LeastPivot || IsFixed(_free[at]) || (by > 0 ? IsHigh(at) : !IsHigh(at))) continue;
            var ratio = Math.Abs(_cost[at] / by);
            if (ratio < least - 1e-12 || (ratio < least + 1e-12 && Math.Abs(by) > factor)) (column, least, factor) = (at, ratio, Math.Abs(by));
        }

        return column;
    }

    private int Improving()
    {
        var (column, most) = (-1, Close);
        for (var at = 0; at < _free.Length; at++)
        {
            var gain = IsFixed(_free[at]) ? 0 : IsHigh(at) ? _cost[at] : -_cost[at];
            if (gain > most) (column, most) = (at, gain);
        }

        return column;
    }

    private void Step(int column, int direction)
    {
        var (blocking, room, pivot, bound) = (-1, _high[_free[column]] - _low[_free[column]], 0.0, 0.0);
        for (var row = 0; row < _basic.Length; row++)
        {
            var rate = _rows[row][column] * direction;
            if (Math.Abs(rate) < LeastPivot) continue;
            var end = rate > 0 ? _high[_basic[row]] : _low[_basic[row]];
            var left = Math.Max(0, (end - _basicValue[row]) / rate);
            if (left < room - 1e-10 || (left < room + 1e-10 && blocking >= 0 && Math.Abs(rate) > pivot)) (blocking, room, pivot, bound) = (row, left, Math.Abs(rate), end);
        }

        Move(column, room * direction);
        if (blocking >= 0) Swap(blocking, column, bound);
    }

    private void Move(int column, double by)
    {
        _freeValue[column] += by;
        for (var row = 0; row < _basic.Length; row++) _basicValue[row] += _rows[row][column] * by;
    }

    // The row's unknown becomes free at its bound, the column's unknown is told by the row from now on.
    private void Swap(int row, int column, double bound)
    {
        var pivot = _rows[row];
        var by = 1 / pivot[column];
        for (var at = 0; at < pivot.Length; at++) pivot[at] *= -by;
        pivot[column] = by;
        for (var other = 0; other < _rows.Length; other++)
            if (other != row) Replace(_rows[other], pivot, column);
        Replace(_cost, pivot, column);
        (_basic[row], _free[column]) = (_free[column], _basic[row]);
        (_basicValue[row], _freeValue[column]) = (_freeValue[column], bound);
    }

    private static void Replace(double[] row, double[] pivot, int column)
    {
        var factor = row[column];
        if (factor == 0) return;
        row[column] = 0;
        Add(row, pivot, factor);
    }

    private static void Add(double[] row, double[] other, double factor)
    {
        var here = MemoryMarshal.Cast<double, Vector<double>>(row.AsSpan());
        var there = MemoryMarshal.Cast<double, Vector<double>>(other.AsSpan());
        var by = new Vector<double>(factor);
        for (var at = 0; at < here.Length; at++) here[at] += there[at] * by;
        for (var at = here.Length * Vector<double>.Count; at < row.Length; at++) row[at] += factor * other[at];
    }

    private bool IsHigh(int at) => _freeValue[at] > (_low[_free[at]] + _high[_free[at]]) / 2 || double.IsNegativeInfinity(_low[_free[at]]);

    private bool IsFixed(int unknown) => _high[unknown] - _low[unknown] < 1e-12;
}

/// <summary>A sum of unknowns that lies between two values.</summary>
internal sealed record SumBounds(IReadOnlyCollection<(int Unknown, double Factor)> Parts, double Low, double High);
