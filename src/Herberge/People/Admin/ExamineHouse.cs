using Herberge.Foundation.Access;
using Herberge.Foundation.Doctor;
using Herberge.Foundation.Outcomes;

namespace Herberge.People.Admin;

/// <summary>The checks of <c>herberge doctor</c> from the browser. They look; mending is the verb's.</summary>
internal sealed class ExamineHouse(IEnumerable<IDoctorCheck> checks)
{
    public async Task<Result<IReadOnlyList<Finding>>> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator) return Problem.NotFound();
        var findings = new List<Finding>();
        foreach (var check in checks)
            await foreach (var finding in check.ExamineAsync(mend: false, ct)) findings.Add(finding);
        return Result<IReadOnlyList<Finding>>.Of([.. findings.OrderBy(f => f.IsWell)]);
    }
}
