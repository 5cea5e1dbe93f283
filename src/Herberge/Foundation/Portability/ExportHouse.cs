using Herberge.Foundation.Audit;
using Herberge.Foundation.Storage;

namespace Herberge.Foundation.Portability;

/// <summary>Writes the whole house into a file, and into the audit log that somebody did.</summary>
internal sealed class ExportHouse(HouseDb db, WriteTransactions writes, HouseWriter writer, TimeProvider clock)
{
    /// <param name="path">Appears when it is whole; nobody but the house's own account may read it.</param>
    /// <param name="withPasswords">Also hashes of passwords, so that people can go on with theirs.</param>
    /// <param name="actorId">Null for the command line.</param>
    /// <param name="progress">Told now and then.</param>
    /// <param name="ct">Stops the work and leaves no file.</param>
    public async Task<HouseManifest> HandleAsync(string path, bool withPasswords, Guid? actorId, IProgress<HouseProgress>? progress, CancellationToken ct)
    {
        // Before the first row: who stops it halfway has had it running, too.
        await using (var write = await writes.BeginAsync(db, ct))
        {
            db.Audit.Add(new AuditEntry(actorId, "house.exported", Path.GetFileName(path), withPasswords ? "passwords" : "", clock.GetUtcNow()));
            await db.SaveChangesAsync(ct);
            await write.CommitAsync(ct);
        }

        var incoming = path + ".part";
        try
        {
            HouseManifest manifest;
            await using (var file = Create(incoming)) manifest = await writer.WriteAsync(file, withPasswords, progress, ct);
            File.Move(incoming, path, overwrite: true);
            return manifest;
        }
        finally
        {
            File.Delete(incoming);
        }
    }

    private static FileStream Create(string path)
    {
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 64 * 1024, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }
}
