using System.Runtime.CompilerServices;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Herberge.Foundation.Doctor;

/// <summary>The database itself, and the folder everything else lies in.</summary>
internal sealed class StorageCheck(HouseDb db, IDatabaseEngine engine, IOptions<HouseOptions> options) : IDoctorCheck
{
    private const long LittleSpace = 500L * 1024 * 1024;

    public async IAsyncEnumerable<Finding> ExamineAsync(bool mend, [EnumeratorCancellation] CancellationToken ct)
    {
        yield return CanWrite();
        var free = new DriveInfo(options.Value.DataPath()).AvailableFreeSpace;
        yield return new Finding($"Free space: {free / (1024 * 1024):N0} MB", free < LittleSpace ? "Make room on the disk of the data folder." : null);

        var broken = await engine.CheckAsync(db, ct);
        yield return broken.Count == 0
            ? new Finding($"{engine.Name} at {engine.Place}: sound")
            : new Finding($"{engine.Name} at {engine.Place}: {string.Join("; ", broken.Take(5))}", "Restore the last backup or ask for help before writing more.");
    }

    private Finding CanWrite()
    {
        var folder = options.Value.DataPath();
        var probe = Path.Combine(folder, $".doctor-{Guid.CreateVersion7():N}");
        try
        {
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return new Finding($"Data folder {folder}: writable");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Finding($"Data folder {folder}: {error.Message}", "Give the account that runs Herberge the right to write there.");
        }
    }
}
