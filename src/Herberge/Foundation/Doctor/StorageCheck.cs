using System.Runtime.CompilerServices;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Herberge.Foundation.Doctor;

/// <summary>The database itself, and the folder everything else lies in.</summary>
internal sealed class StorageCheck(HouseDb db, IDatabaseEngine engine, IOptions<HouseOptions> options) : IDoctorCheck
{
    private const long LittleSpace = 500_000_000;

    public async IAsyncEnumerable<Finding> ExamineAsync(bool mend, [EnumeratorCancellation] CancellationToken ct)
    {
        yield return CanWrite();
        var free = new DriveInfo(options.Value.DataPath()).AvailableFreeSpace;
        yield return new Finding(free < LittleSpace ? "space-little" : "space-enough", free >= LittleSpace, free / 1_000_000);

        var broken = await engine.CheckAsync(db, ct);
        yield return broken.Count == 0
            ? Finding.Well("database-sound", engine.Name, engine.Place)
            : Finding.Mend("database-broken", engine.Name, engine.Place, string.Join("; ", broken.Take(5)));
    }

    private Finding CanWrite()
    {
        var folder = options.Value.DataPath();
        var probe = Path.Combine(folder, $".doctor-{Guid.CreateVersion7():N}");
        try
        {
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return Finding.Well("folder-writable", folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Finding.Mend("folder-closed", folder, error.Message);
        }
    }
}
