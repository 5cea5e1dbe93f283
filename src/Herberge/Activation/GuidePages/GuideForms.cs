using System.Globalization;
using Herberge.Activation.Guides;

namespace Herberge.Activation.GuidePages;

/// <summary>A group, as it is typed.</summary>
public sealed class GuideGroupForm
{
    public GuideKind Kind { get; set; } = GuideKind.Guides;

    public string? Name { get; set; }

    public string? Purpose { get; set; }

    public string? HoursPerMonth { get; set; } = "2";

    public string? Lead { get; set; }

    public Guid? SpaceId { get; set; }

    internal static GuideGroupForm Of(GuideGroupReading reading) => new()
    {
        Kind = reading.Group.Kind,
        Name = reading.Group.Name,
        Purpose = reading.Group.Purpose,
        HoursPerMonth = reading.Group.HoursPerMonth.ToString(CultureInfo.InvariantCulture),
        Lead = reading.Lead is { } lead ? $"@{lead.Handle}" : null,
        SpaceId = reading.Group.SpaceId,
    };

    internal GuideGroupInput ToInput() => new(Kind, Name, Purpose, Numbers.Of(HoursPerMonth), Lead, SpaceId);
}

/// <summary>Steps, as they are typed: as many rows as there may be, those without a text are none.</summary>
public sealed class OnboardingForm
{
    public List<OnboardingRow> Steps { get; set => field = value ?? []; } = [];

    internal static OnboardingForm Of(GuideGroupReading reading) => new()
    {
        Steps = [.. reading.Steps.Select(s => new OnboardingRow { Id = s.Id, Text = s.Text, Link = s.Link, WithinDays = s.WithinDays.ToString(CultureInfo.InvariantCulture) })],
    };

    internal IReadOnlyList<OnboardingInput> ToInput() => [.. Steps.Select(s => new OnboardingInput(s.Id, s.Text, s.Link, Numbers.Of(s.WithinDays)))];

    /// <summary>Room for others, as far as there may be some.</summary>
    internal void Widen()
    {
        for (var more = 0; more < 3 && Steps.Count < OnboardingStep.Most; more++) Steps.Add(new OnboardingRow());
    }
}

public sealed class OnboardingRow
{
    public Guid? Id { get; set; }

    public string? Text { get; set; }

    public string? Link { get; set; }

    public string? WithinDays { get; set; } = "14";

    internal bool IsEmpty => string.IsNullOrWhiteSpace(Text) && string.IsNullOrWhiteSpace(Link);
}

/// <summary>Whom to ask, as it is typed.</summary>
public sealed class AskForm
{
    public Guid WaveId { get; set; }

    public string? Who { get; set; }

    /// <summary>A form without a ticked box sends none at all.</summary>
    public List<string> Found { get; set => field = value ?? []; } = [];
}

/// <summary>A wave, as it is typed.</summary>
public sealed class WaveForm
{
    /// <summary>Null for a new one.</summary>
    public Guid? Id { get; set; }

    public string? Name { get; set; }

    public string? StartsOn { get; set; }

    public string? EndsOn { get; set; }

    internal static WaveForm Of(GuideWave wave) => new() { Id = wave.Id, Name = wave.Name, StartsOn = Numbers.Day(wave.StartsOn), EndsOn = wave.EndsOn is { } day ? Numbers.Day(day) : null };

    internal WaveInput ToInput() => new(Name, Numbers.Day(StartsOn), Numbers.Day(EndsOn));
}

/// <summary>The end of a wave, as it is typed.</summary>
public sealed class FarewellForm
{
    public Guid WaveId { get; set; }

    public string? Thanks { get; set; }
}

/// <summary>A task of the group, as it is typed.</summary>
public sealed class GuideTaskForm
{
    /// <summary>Null for a new one.</summary>
    public Guid? Id { get; set; }

    public string? Text { get; set; }

    public string? Link { get; set; }

    public string? StartsOn { get; set; }

    public string? EndsOn { get; set; }

    internal static GuideTaskForm Of(GuideTask task) => new() { Id = task.Id, Text = task.Text, Link = task.Link, StartsOn = Numbers.Day(task.StartsOn), EndsOn = Numbers.Day(task.EndsOn) };

    internal GuideTaskInput ToInput() => new(Text, Link, Numbers.Day(StartsOn), Numbers.Day(EndsOn));
}

/// <summary>Numbers and days between forms and what they stand for.</summary>
internal static class Numbers
{
    /// <summary>−1 for none.</summary>
    public static int Of(string? typed) => int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    public static DateOnly? Day(string? typed) => DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
