namespace Herberge.People;

/// <summary>Time zones to choose from: places, without the historical abbreviations.</summary>
internal static class TimeZones
{
    public const string Usual = "Europe/Berlin";

    public static readonly IReadOnlyList<string> All =
        [.. TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id)
            .Where(id => id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal))
            .Append(Usual).Append("UTC").Distinct().Order(StringComparer.Ordinal)];
}
