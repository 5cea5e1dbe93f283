namespace Herberge.Texts.Trends;

/// <summary>How a share changed between two times, with the interval the change may really be in.</summary>
/// <param name="Value">Later share − earlier share.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public readonly record struct ShareChange(double Value, double Low, double High)
{
    /// <summary>Whether the whole interval lies on one side of no change.</summary>
    public bool IsClear => Low > 0 || High < 0;

    /// <summary>
    /// Newcombe's hybrid of two Wilson intervals (Statistics in Medicine 17, 1998, p. 873, method 10): good for few and for
    /// shares near 0 and 1. Where either time has nothing it is all of −1 … 1.
    /// </summary>
    /// <param name="before">Part of the earlier time.</param>
    /// <param name="allBefore">Whole of the earlier time.</param>
    /// <param name="after">Part of the later time.</param>
    /// <param name="allAfter">Whole of the later time.</param>
    /// <param name="z">Standard deviations to each side.</param>
    public static ShareChange Of(int before, int allBefore, int after, int allAfter, double z = ShareInterval.NinetyPercent)
    {
        var (first, second) = (ShareInterval.Of(before, allBefore, z), ShareInterval.Of(after, allAfter, z));
        var change = second.Value - first.Value;
        if (allBefore == 0 || allAfter == 0)
            return new ShareChange(change, -1, 1);
        var down = Math.Sqrt(Square(second.Value - second.Low) + Square(first.High - first.Value));
        var up = Math.Sqrt(Square(second.High - second.Value) + Square(first.Value - first.Low));
        return new ShareChange(change, change - down, change + up);
    }

    private static double Square(double value) => value * value;
}
