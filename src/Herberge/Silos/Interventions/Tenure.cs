namespace Herberge.Silos.Interventions;

/// <summary>How long somebody had been there, in classes of people who can be compared.</summary>
internal static class Tenure
{
    private const int NewYears = 1;
    private const int OldYears = 5;

    /// <summary>0 unknown, 1 up to a year, 2 up to five, 3 longer.</summary>
    public static int ClassOf(DateOnly? joined, DateOnly day) =>
        joined is not { } since ? 0 : since > day.AddYears(-NewYears) ? 1 : since > day.AddYears(-OldYears) ? 2 : 3;
}
