using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Foundation.Settings;

/// <summary>The settings as every request needs them: kept in memory, reloaded after a change.</summary>
public sealed class House
{
    private volatile State _state = new(null, TimeZoneInfo.Utc, []);

    /// <summary>False until the first-run page was filled in.</summary>
    public bool IsOpen => _state.Settings is not null;

    public string Name => _state.Settings?.Name ?? "Herberge";

    public string Language => _state.Settings?.Language ?? "de";

    public TimeZoneInfo TimeZone => _state.TimeZone;

    public Guid? LogoFileId => _state.Settings?.LogoFileId;

    public string? ImprintUrl => _state.Settings?.ImprintUrl;

    public string? PrivacyUrl => _state.Settings?.PrivacyUrl;

    public bool InsidersByLink => _state.Settings?.InsidersByLink ?? true;

    public bool PublicSpaces => _state.Settings?.PublicSpaces ?? false;

    public bool FederatedSpaces => PublicSpaces && _state.Settings!.FederatedSpaces;

    /// <summary>Lower case, without the at sign.</summary>
    public IReadOnlyList<string> MailDomains => _state.MailDomains;

    public bool IsMailOfHouse(string email) => MailDomains.Contains(email[(email.LastIndexOf('@') + 1)..], StringComparer.OrdinalIgnoreCase);

    /// <summary>The day it is in the house at a moment.</summary>
    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZone).DateTime);

    /// <summary>The moment a day begins in the house.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, TimeZone.GetUtcOffset(local)).ToUniversalTime();
    }

    public async Task ReloadAsync(HouseDb db, CancellationToken ct)
    {
        var settings = await db.Settings.AsNoTracking().SingleOrDefaultAsync(ct);
        var zone = settings is not null && TimeZoneInfo.TryFindSystemTimeZoneById(settings.TimeZone, out var found)
            ? found
            : TimeZoneInfo.Utc;
        _state = new State(settings, zone, (settings?.MailDomains ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    private sealed record State(HouseSettings? Settings, TimeZoneInfo TimeZone, IReadOnlyList<string> MailDomains);
}
