namespace Herberge.Desks.Morning;

/// <summary>
/// What the ladder told in one week, as it was told: a figure worked out again later would differ by those who have left since, and the
/// difference would be theirs.
/// </summary>
public sealed class WeekNumbers
{
    private WeekNumbers() { }

    public WeekNumbers(DateOnly until, double? answerHours, int? active)
    {
        (Until, AnswerHours, Active) = (until, answerHours, active);
    }

    /// <summary>The Monday its window ends with.</summary>
    public DateOnly Until { get; private set; }

    /// <summary>Median hours to the first answer; null where it was not told.</summary>
    public double? AnswerHours { get; private set; }

    /// <summary>People from the rung of participants upwards; null where it was not told.</summary>
    public int? Active { get; private set; }
}
