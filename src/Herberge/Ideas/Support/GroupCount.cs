namespace Herberge.Ideas.Support;

/// <summary>How many groups are shown, and what speaks for another number: it changes only when another was best four times running.</summary>
/// <param name="Shown">0 before the first time.</param>
/// <param name="Rival">What was best the last times, if not what is shown.</param>
/// <param name="Times">How often running.</param>
public readonly record struct GroupCount(int Shown, int Rival, int Times)
{
    private const int Patience = 4;

    public GroupCount After(int best)
    {
        if (Shown == 0 || best == Shown) return new GroupCount(Shown == 0 ? best : Shown, 0, 0);
        var times = best == Rival ? Times + 1 : 1;
        return times >= Patience ? new GroupCount(best, 0, 0) : this with { Rival = best, Times = times };
    }
}
