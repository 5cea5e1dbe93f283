using System.Collections.Concurrent;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;

namespace Herberge.Silos;

/// <summary>
/// The silo figures for those who run the house. Windows end at midnight; a picture is drawn once a day for each window
/// and level, and everybody who asks that day sees the same one.
/// </summary>
internal sealed class SeeSilos(HouseDb db, House house, TimeProvider clock, PicturesOfTheDay pictures)
{
    public static readonly IReadOnlyList<int> Windows = [30, 90, 180, 365];
    public const int UsualWindow = 90;

    public async Task<Result<SiloPicture>> HandleAsync(int? days, int? level, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsHost && !viewer.IsAdministrator) return Problem.Forbidden("silos-for-hosts");
        var window = days ?? UsualWindow;
        if (!Windows.Contains(window)) return Problem.Invalid("days", "silos-window", string.Join(", ", Windows));

        var today = Midnight(clock.GetUtcNow());
        var contacts = await pictures.ContactsAsync(today, ct2 => HouseContacts.LoadAsync(db, today - TimeSpan.FromDays(2 * 365 + 28), today, ct2), ct);
        var depth = Math.Clamp(level ?? 1, 1, Math.Max(1, contacts.Tree.Depth));
        return pictures.Of(today, window, depth, () => DrawPicture.Of(contacts, today, window, depth, ct));
    }

    private DateTimeOffset Midnight(DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, house.TimeZone).Date;
        return new DateTimeOffset(local, house.TimeZone.GetUtcOffset(local)).ToUniversalTime();
    }
}

/// <summary>What was drawn today. Yesterday's is let go when the day changes.</summary>
internal sealed class PicturesOfTheDay : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly ConcurrentDictionary<(DateTimeOffset Day, int Days, int Level), Lazy<SiloPicture>> _drawn = [];
    private (DateTimeOffset Day, HouseContacts Contacts)? _contacts;

    public async Task<HouseContacts> ContactsAsync(DateTimeOffset day, Func<CancellationToken, Task<HouseContacts>> load, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            if (_contacts is { } known && known.Day == day) return known.Contacts;
            _drawn.Clear();
            var contacts = await load(ct);
            _contacts = (day, contacts);
            return contacts;
        }
        finally
        {
            _one.Release();
        }
    }

    public SiloPicture Of(DateTimeOffset day, int days, int level, Func<SiloPicture> draw)
    {
        var picture = _drawn.GetOrAdd((day, days, level), _ => new Lazy<SiloPicture>(draw));
        try
        {
            return picture.Value;
        }
        catch
        {
            // A cancelled or failed drawing must not be remembered.
            _drawn.TryRemove(KeyValuePair.Create((day, days, level), picture));
            throw;
        }
    }

    public void Dispose() => _one.Dispose();
}
