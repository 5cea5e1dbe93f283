namespace Herberge.Voices.Themes;

/// <summary>Where a search put an observation. Everything that is counted of themes is counted from these rows, so that what is deleted counts no more.</summary>
public sealed class ThemeVoice
{
    private ThemeVoice() { }

    public ThemeVoice(Observation observation, int week)
        : this(observation.Id, week, observation.Channel, observation.Segment)
    {
    }

    public ThemeVoice(Guid observationId, int week, VoiceChannel channel, string? segment) => (ObservationId, Week, Channel, Segment) = (observationId, week, channel, segment);

    public Guid ObservationId { get; private set; }

    /// <summary>Null for one that belongs to no theme.</summary>
    public Guid? ThemeId { get; private set; }

    public Guid? PartId { get; private set; }

    /// <summary>The Monday of its week as a day number.</summary>
    public int Week { get; private set; }

    public VoiceChannel Channel { get; private set; }

    public string? Segment { get; private set; }

    /// <summary>How much of what is like it is in the same theme, 0 to 1.</summary>
    public float Confidence { get; private set; }

    /// <summary>1 for the most central voice of its theme; null for most.</summary>
    public int? Rank { get; private set; }

    /// <returns>Whether that is news.</returns>
    public bool Belong(Guid? theme, Guid? part, float confidence, int? rank)
    {
        if ((ThemeId, PartId, Rank) == (theme, part, rank) && Math.Abs(Confidence - confidence) < 0.01f) return false;
        (ThemeId, PartId, Confidence, Rank) = (theme, part, confidence, rank);
        return true;
    }

    public static int WeekOf(DateTimeOffset at)
    {
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        return day.DayNumber - (((int)day.DayOfWeek + 6) % 7);
    }
}
