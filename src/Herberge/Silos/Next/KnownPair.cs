using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Silos.Next;

/// <summary>Two units as a form names them: only what the last release counts is written down.</summary>
internal static class KnownPair
{
    public static async Task<bool> ExistsAsync(HouseDb db, string a, string b, CancellationToken ct)
    {
        var (belowA, belowB) = (a + "/", b + "/");
        return a != b && await db.Roster.AnyAsync(e => e.UnitPath != null && (e.UnitPath == a || e.UnitPath.StartsWith(belowA)), ct)
            && await db.Roster.AnyAsync(e => e.UnitPath != null && (e.UnitPath == b || e.UnitPath.StartsWith(belowB)), ct);
    }
}
