namespace Herberge.Silos.Guard;

/// <summary>How the figures of the whole may be shown.</summary>
internal enum WholeFigures
{
    Exact,

    /// <summary>In two decimals.</summary>
    Rounded,

    Hidden,
}

/// <summary>Which units and which cells of a report may be shown.</summary>
internal sealed class SiloRelease
{
    private readonly bool[] _units;
    private readonly HashSet<long>? _hidden;
    private readonly bool _hidesEmpty;

    private SiloRelease(bool[] units, HashSet<long>? hidden, bool hidesEmpty, WholeFigures whole)
    {
        Whole = whole;
        _units = units;
        _hidden = hidden;
        _hidesEmpty = hidesEmpty;
    }

    public static SiloRelease Everything(int units) => new([.. Enumerable.Repeat(true, units)], null, hidesEmpty: false, WholeFigures.Exact);

    /// <summary>With cells hidden one by one, and all cells without ties besides.</summary>
    public static SiloRelease Of(bool[] units, HashSet<long> hidden, WholeFigures whole) => new(units, hidden, hidesEmpty: true, whole);

    public WholeFigures Whole { get; }

    public int HiddenUnits => _units.Count(shown => !shown);

    public bool ShowsUnit(int unit) => _units[unit];

    /// <summary>Whether the cell of two units (or a unit with itself) may be shown.</summary>
    public bool ShowsCell(int unit, int other, double weight) =>
        _units[unit] && _units[other] && !(_hidesEmpty && weight <= 0) && _hidden?.Contains(Key(unit, other)) != true;

    public static long Key(int a, int b) => a < b ? (long)a << 32 | (uint)b : (long)b << 32 | (uint)a;
}
