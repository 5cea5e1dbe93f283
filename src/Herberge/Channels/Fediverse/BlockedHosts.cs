using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Fediverse;

/// <summary>Servers the house has nothing to do with, and what lies below them.</summary>
internal sealed class BlockedHosts(HouseDb db)
{
    private List<string>? _names;

    public async Task<bool> HasAsync(string host, CancellationToken ct)
    {
        _names ??= await db.RemoteHosts.AsNoTracking().Where(h => h.BlockedAt != null).Select(h => h.Name).ToListAsync(ct);
        return _names.Any(name => Covers(name, host));
    }

    public static bool Covers(string blocked, string host) =>
        string.Equals(host, blocked, StringComparison.OrdinalIgnoreCase) || host.EndsWith($".{blocked}", StringComparison.OrdinalIgnoreCase);
}
