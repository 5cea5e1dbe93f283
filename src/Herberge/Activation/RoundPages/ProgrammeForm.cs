using System.Globalization;
using Herberge.Activation.Rounds;

namespace Herberge.Activation.RoundPages;

/// <summary>A programme, as it is typed.</summary>
public sealed class ProgrammeForm
{
    public string? Name { get; set; }

    public string? Text { get; set; }

    public RoundKind Kind { get; set; } = RoundKind.Lunch;

    public int Size { get; set; } = 2;

    public RoundRhythm Rhythm { get; set; } = RoundRhythm.TwoWeeks;

    public string? LevelDistance { get; set; }

    public Guid? SpaceId { get; set; }

    public string? NextDrawOn { get; set; }

    public static ProgrammeForm Of(RoundProgramme programme) => new()
    {
        Name = programme.Name,
        Text = programme.Text,
        Kind = programme.Kind,
        Size = programme.Size,
        Rhythm = programme.Rhythm,
        LevelDistance = programme.LevelDistance?.ToString(CultureInfo.InvariantCulture),
        SpaceId = programme.SpaceId,
        NextDrawOn = programme.NextDrawOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    public ProgrammeInput ToInput() => new(
        Name, Text, Kind, Size, Rhythm,
        string.IsNullOrWhiteSpace(LevelDistance) ? null : int.TryParse(LevelDistance.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var distance) ? distance : -1, SpaceId,
        DateOnly.TryParseExact(NextDrawOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null);
}
