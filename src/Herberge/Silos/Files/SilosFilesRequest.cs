using Herberge.Foundation.Csv;
using Herberge.Graphs;

namespace Herberge.Silos.Files;

/// <summary>What to compute from two files.</summary>
internal sealed record SilosFilesRequest
{
    public required string People { get; init; }

    public required string Ties { get; init; }

    public TieWeight Weight { get; init; } = TieWeight.Binary;

    /// <summary>As it was asked for; the first instant inside.</summary>
    public string? From { get; init; }

    /// <summary>As it was asked for; a day counts whole, an instant is the first outside.</summary>
    public string? To { get; init; }

    public long FromTicks { get; init; } = long.MinValue;

    public long ToTicks { get; init; } = long.MaxValue;

    public int MinGroup { get; init; } = 5;

    public ulong Seed { get; init; }

    /// <summary>Depth of the unit tree, 1 for its top; null for whole paths.</summary>
    public int? Level { get; init; }

    public bool HasWindow => From is not null || To is not null;

    public bool IsInWindow(long at) => !HasWindow || (at >= FromTicks && at < ToTicks);

    /// <summary>The same for a window.</summary>
    /// <exception cref="WrongFileException">An end of the window can't be read, or it ends before it begins.</exception>
    public SilosFilesRequest Within(string? from, string? to)
    {
        var window = this with
        {
            From = from,
            To = to,
            FromTicks = from is null ? long.MinValue : Instant("--from", from, wholeDay: false),
            ToTicks = to is null ? long.MaxValue : Instant("--to", to, wholeDay: true),
        };
        return window.FromTicks < window.ToTicks
            ? window
            : throw new WrongFileException($"--to {to} is not after --from {from}");
    }

    private static long Instant(string option, string text, bool wholeDay) =>
        FileInstant.TryParse(text, out var ticks, out var isDay)
            ? ticks + (wholeDay && isDay ? TimeSpan.TicksPerDay : 0)
            : throw new WrongFileException($"{option}: \"{text}\" is neither ISO 8601 (2026-03-01) nor a whole number of seconds");
}
