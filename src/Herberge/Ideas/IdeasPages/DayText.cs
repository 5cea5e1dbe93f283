using System.Globalization;

namespace Herberge.Ideas.IdeasPages;

/// <summary>A day as date fields take it.</summary>
internal static class DayText
{
    public static string? Of(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
