namespace Herberge.Graphs.Moving;

/// <summary>
/// The mixing matrix of the last so many days, kept up to date as days pass: a ring of days remembers each day's rows, and
/// the day that drops out takes them along. Every row enters once and leaves once, each in O(1).
/// </summary>
/// <remarks>Exact as <see cref="RunningMixing"/> is. Memory: 16 bytes per row in the window besides that of the pairs.</remarks>
public sealed class WindowedMixing
{
    private readonly List<Row>[] _days;
    private readonly RunningMixing _mixing;
    private bool _started;

    /// <summary>An empty window.</summary>
    /// <param name="units">Everybody's unit.</param>
    /// <param name="weight">How rows become weights.</param>
    /// <param name="days">Length of the window, at least 1.</param>
    public WindowedMixing(UnitPartition units, TieWeight weight, int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        _mixing = new RunningMixing(units, weight);
        _days = new List<Row>[days];
        for (var day = 0; day < days; day++)
            _days[day] = [];
    }

    /// <summary>The last day of the window; any number that grows by 1 a day, as <see cref="DateOnly.DayNumber"/>.</summary>
    public int LastDay { get; private set; }

    /// <summary>The measures and cells of the window as it is now.</summary>
    public RunningMixing Mixing => _mixing;

    /// <summary>Adds a row; a day later than the last moves the window there.</summary>
    /// <param name="day">The row's day.</param>
    /// <param name="from">0 … N−1.</param>
    /// <param name="to">0 … N−1.</param>
    /// <param name="weight">Finite and over 0; counts only for <see cref="TieWeight.Sum"/>.</param>
    /// <returns>False where the day had left the window already: the row counts no more.</returns>
    public bool Add(int day, int from, int to, double weight = 1)
    {
        AdvanceTo(Math.Max(day, _started ? LastDay : day));
        if (day <= LastDay - _days.Length)
            return false;
        _mixing.Add(from, to, weight);
        _days[Place(day)].Add(new Row(from, to, weight));
        return true;
    }

    /// <summary>Moves the window on; what is older than it leaves. Earlier days than the last change nothing.</summary>
    /// <param name="day">The new last day.</param>
    public void AdvanceTo(int day)
    {
        if (!_started)
            (_started, LastDay) = (true, day);
        // A day takes the place of the one that is a whole window older; after a long pause every place is emptied once.
        for (var next = Math.Max(LastDay + 1L, (long)day - _days.Length + 1); next <= day; next++)
        {
            var leaving = _days[Place(next)];
            foreach (var row in leaving)
                _mixing.Remove(row.From, row.To, row.Weight);
            leaving.Clear();
        }

        LastDay = Math.Max(LastDay, day);
    }

    private int Place(long day) => (int)((day % _days.Length + _days.Length) % _days.Length);

    private readonly record struct Row(int From, int To, double Weight);
}
