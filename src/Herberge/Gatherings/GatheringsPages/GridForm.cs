using System.Globalization;
using System.Text.RegularExpressions;
using Herberge.Gatherings.Sessions;

namespace Herberge.Gatherings.GatheringsPages;

/// <summary>Rooms and times of a plan, one in each line: “Halle 4 | 60” and “10:00–10:45”, on a later day “2. 10:00–10:45”.</summary>
public sealed partial class GridForm
{
    public string? Rooms { get; set; }

    public string? Slots { get; set; }

    internal static GridForm Of(SessionsView view) => new()
    {
        Rooms = string.Join('\n', view.Rooms.Select(r => r.Seats is { } seats ? $"{r.Name} | {seats.ToString(CultureInfo.InvariantCulture)}" : r.Name)),
        Slots = string.Join('\n', view.Slots.Select(s => $"{(s.Day > 1 ? $"{s.Day.ToString(CultureInfo.InvariantCulture)}. " : "")}{Wording.Clock(s.FromLocal)}–{Wording.Clock(s.UntilLocal)}")),
    };

    internal IReadOnlyList<RoomInput> ReadRooms() => [.. Lines(Rooms).Select(line =>
    {
        var parts = line.Split('|', 2, StringSplitOptions.TrimEntries);
        return new RoomInput(parts[0], parts.Length < 2 || parts[1].Length == 0 ? null : int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var seats) ? seats : -1);
    })];

    /// <summary>A line that says no times becomes one that ends when it begins, which no rule lets through.</summary>
    internal IReadOnlyList<SlotInput> ReadSlots() => [.. Lines(Slots).Select(line =>
    {
        var found = Times().Match(line);
        return found.Success && At(found, "from") is { } from && At(found, "until") is { } until
            ? new SlotInput(found.Groups["day"].Success ? int.Parse(found.Groups["day"].Value, CultureInfo.InvariantCulture) : 1, from, until)
            : new SlotInput(1, default, default);
    })];

    private static TimeOnly? At(Match found, string group) => TimeOnly.TryParse(found.Groups[group].Value.Replace('.', ':'), CultureInfo.InvariantCulture, out var at) ? at : null;

    private static string[] Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    [GeneratedRegex(@"^((?<day>\d{1,2})[.)]\s+)?(?<from>\d{1,2}[:.]\d{2})\s*[–-]\s*(?<until>\d{1,2}[:.]\d{2})$", RegexOptions.NonBacktracking)]
    private static partial Regex Times();
}
