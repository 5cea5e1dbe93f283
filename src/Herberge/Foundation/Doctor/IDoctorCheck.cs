namespace Herberge.Foundation.Doctor;

/// <param name="Code">Key of the sentence in <see cref="DoctorWords"/>: what was looked at and found.</param>
/// <param name="IsWell">False when there is something to mend.</param>
/// <param name="Arguments">Fill the sentence's placeholders.</param>
internal sealed record Finding(string Code, bool IsWell, params object[] Arguments)
{
    public static Finding Well(string code, params object[] arguments) => new(code, true, arguments);

    public static Finding Mend(string code, params object[] arguments) => new(code, false, arguments);
}

/// <summary>One thing <c>herberge doctor</c> looks at. Rooms bring theirs.</summary>
internal interface IDoctorCheck
{
    /// <param name="mend">Repair what can be repaired without asking anybody.</param>
    IAsyncEnumerable<Finding> ExamineAsync(bool mend, CancellationToken ct);
}
