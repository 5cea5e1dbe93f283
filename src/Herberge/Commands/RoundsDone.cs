namespace Herberge.Commands;

/// <summary>Tells on standard error how many rounds have been formed, a tenth at a time.</summary>
internal sealed class RoundsDone(int all) : IProgress<int>
{
    public void Report(int value)
    {
        if (value == all || value % Math.Max(1, all / 10) == 0) Console.Error.WriteLine($"{value} of {all} rounds");
    }
}
