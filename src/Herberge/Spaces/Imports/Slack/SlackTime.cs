using System.Globalization;

namespace Herberge.Spaces.Imports.Slack;

internal static class SlackTime
{
    /// <summary><c>1355517523.000005</c>: seconds since 1970 and a running number; the number is kept as microseconds so that order stays.</summary>
    public static DateTimeOffset? At(string? ts) =>
        decimal.TryParse(ts, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 253_402_300_799m
            ? DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond))
            : null;
}
