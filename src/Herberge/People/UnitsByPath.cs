using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People;

/// <summary>The organisation units by path, and how a missing branch grows.</summary>
internal sealed class UnitsByPath
{
    public const int Hues = 12;

    private readonly Dictionary<string, OrgUnit> _byPath;

    private UnitsByPath(Dictionary<string, OrgUnit> byPath) => _byPath = byPath;

    public static async Task<UnitsByPath> LoadAsync(HouseDb db, CancellationToken ct) =>
        new(await db.Units.ToDictionaryAsync(u => u.Path, StringComparer.Ordinal, ct));

    public bool Has(string path) => _byPath.ContainsKey(path);

    public OrgUnit Get(string path) => _byPath[path];

    /// <summary>The unit of this path; it and the units above it are added where they are missing.</summary>
    public OrgUnit Grow(HouseDb db, string path, DateTimeOffset now)
    {
        if (_byPath.TryGetValue(path, out var known)) return known;
        var cut = path.LastIndexOf('/');
        var parent = cut < 0 ? null : Grow(db, path[..cut], now);
        var unit = new OrgUnit(Guid.CreateVersion7(now), parent?.Id, path[(cut + 1)..], path, parent?.Hue ?? FreeHue());
        db.Units.Add(unit);
        _byPath.Add(path, unit);
        return unit;
    }

    /// <summary>The colour fewest top units have.</summary>
    private int FreeHue()
    {
        Span<int> used = stackalloc int[Hues];
        foreach (var unit in _byPath.Values)
            if (unit.Depth == 0) used[unit.Hue - 1]++;
        var best = 0;
        for (var hue = 1; hue < Hues; hue++)
            if (used[hue] < used[best]) best = hue;
        return best + 1;
    }
}
