namespace Herberge.Commands;

/// <summary>Tells on standard error how many companies have been simulated, a tenth at a time.</summary>
internal sealed class CompaniesDone(int all) : IProgress<int>
{
    public void Report(int value)
    {
        if (value == all || value % Math.Max(1, all / 10) == 0) Console.Error.WriteLine($"{value} of {all} companies");
    }
}
