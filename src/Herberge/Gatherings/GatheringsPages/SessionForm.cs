using Herberge.Gatherings.Sessions;

namespace Herberge.Gatherings.GatheringsPages;

/// <summary>A session, as it is typed.</summary>
public sealed class SessionForm
{
    public string? Title { get; set; }

    public string? Text { get; set; }

    public SessionKind Kind { get; set; }

    public string? CoHosts { get; set; }

    internal SessionInput Input => new(Title, Text, Kind, (CoHosts ?? "").Split([' ', ',', ';', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
