namespace Herberge.Foundation.Doctor;

/// <param name="Line">What was looked at and found, in one line.</param>
/// <param name="Remedy">What to do about it; null when all is well.</param>
internal sealed record Finding(string Line, string? Remedy = null)
{
    public bool IsWell => Remedy is null;
}

/// <summary>One thing <c>herberge doctor</c> looks at. Rooms bring theirs.</summary>
internal interface IDoctorCheck
{
    /// <param name="mend">Repair what can be repaired without asking anybody.</param>
    IAsyncEnumerable<Finding> ExamineAsync(bool mend, CancellationToken ct);
}
