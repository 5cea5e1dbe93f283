using System.Runtime.CompilerServices;
using Herberge.Foundation.Files;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Foundation.Doctor;

/// <summary>Every file that is known lies on the disk.</summary>
internal sealed class FilesCheck(HouseDb db, FileStore files) : IDoctorCheck
{
    public async IAsyncEnumerable<Finding> ExamineAsync(bool mend, [EnumeratorCancellation] CancellationToken ct)
    {
        var (known, missing) = (0, new List<Guid>());
        await foreach (var id in db.Files.AsNoTracking().Select(f => f.Id).AsAsyncEnumerable().WithCancellation(ct))
        {
            known++;
            if (!files.Exists(id)) missing.Add(id);
        }

        yield return missing.Count == 0
            ? Finding.Well("files-there", known)
            : Finding.Mend("files-missing", missing.Count, known, missing[0]);
    }
}
