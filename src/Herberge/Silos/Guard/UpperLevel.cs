using Herberge.Graphs;

namespace Herberge.Silos.Guard;

/// <summary>What is shown of the level above: units below it are its parts, and their figures add up to its figures.</summary>
internal sealed class UpperLevel
{
    private readonly int[] _parents;

    /// <param name="units">The units of the level above.</param>
    /// <param name="release">What is shown of them.</param>
    /// <param name="matrix">Their contact.</param>
    /// <param name="below">The units of the level to be decided, of the same people.</param>
    public UpperLevel(UnitPartition units, SiloRelease release, MixingMatrix matrix, UnitPartition below)
    {
        (Release, Matrix) = (release, matrix);
        _parents = new int[below.UnitCount];
        for (var person = 0; person < below.PersonCount; person++)
            _parents[below.UnitOf[person]] = units.UnitOf[person];
    }

    public SiloRelease Release { get; }

    public MixingMatrix Matrix { get; }

    public int ParentOf(int unit) => _parents[unit];

    /// <summary>Whether the unit is one of several below its parent.</summary>
    public bool HasSiblings(int unit) => _parents.Count(parent => parent == _parents[unit]) > 1;

    public bool ShowsParentOf(int unit) => Release.ShowsUnit(_parents[unit]);

    /// <summary>Whether the sum of all cells between the two units' parents is shown; within one parent it is its inside.</summary>
    public bool ShowsBlock(int unit, int other)
    {
        var (a, b) = (_parents[unit], _parents[other]);
        return a == b ? Release.ShowsUnit(a) : Release.ShowsCell(a, b, Matrix.Cell(a, b).Weight);
    }

    public IEnumerable<int> ShownParents() => _parents.Distinct().Where(Release.ShowsUnit).Order();
}
