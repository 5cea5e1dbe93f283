using Herberge.Silos.Figures;
using Herberge.Silos.Releases;

namespace Herberge.Silos;

/// <summary>Openness of the 30 days that end with a day.</summary>
public sealed record WeekFigure(DateOnly Day, double Value, double Low, double High, int Ties);

/// <summary>Released figures with what a page tells beside them.</summary>
public sealed record SilosView
{
    public required FigureKey Key { get; init; }

    public required Offer Offer { get; init; }

    public required NoFigures Missing { get; init; }

    public required DateTimeOffset ReleasedAt { get; init; }

    public required SiloFigures Figures { get; init; }

    /// <summary>Openness of the window before; null when there is none that may be shown.</summary>
    public double? Before { get; init; }

    /// <summary>True when the change is larger than the 90 % range of the difference (jackknife errors of both windows).</summary>
    public bool ChangeIsSure { get; init; }

    public IReadOnlyList<WeekFigure> Trend { get; init; } = [];

    public double? Goal { get; init; }

    public IReadOnlyDictionary<string, int> Hues { get; init; } = new Dictionary<string, int>();

    /// <summary>The spaces of <see cref="SiloFigures.Spaces"/> that the viewer may know of.</summary>
    public IReadOnlyDictionary<Guid, (string Name, string Slug)> Spaces { get; init; } = new Dictionary<Guid, (string, string)>();
}
