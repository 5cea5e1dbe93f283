namespace Herberge.Activation.Circles;

/// <summary>Somebody wants a circle of a season, and how they can meet. Without a place in one they wait.</summary>
public sealed class CircleEntry
{
    private CircleEntry() { }

    public CircleEntry(Guid seasonId, Guid memberId, DateTimeOffset joinedAt)
    {
        (SeasonId, MemberId, JoinedAt) = (seasonId, memberId, joinedAt);
    }

    public Guid SeasonId { get; private set; }

    public Guid MemberId { get; private set; }

    public DateTimeOffset JoinedAt { get; private set; }

    /// <summary>A bit for each weekday, Monday first.</summary>
    public byte Days { get; set; }

    /// <summary>A bit for each <see cref="DayPart"/>.</summary>
    public byte Parts { get; set; }

    public string Languages { get; set; } = "";

    /// <summary>Where they can meet in person; null for nowhere.</summary>
    public string? Place { get; set; }

    public bool Online { get; set; }

    public string Topics { get; set; } = "";
}

/// <summary>What somebody wants to reach in a season. Read in their circle, and in no export of the house.</summary>
public sealed class CircleGoal
{
    public const int Longest = 300;

    private CircleGoal() { }

    public CircleGoal(Guid seasonId, Guid memberId)
    {
        (SeasonId, MemberId) = (seasonId, memberId);
    }

    public Guid SeasonId { get; private set; }

    public Guid MemberId { get; private set; }

    public string Text { get; set; } = "";
}

/// <summary>What somebody wrote down for themselves in a week. Read by nobody else, and in no export of the house.</summary>
public sealed class CircleNote
{
    public const int Longest = 2000;

    private CircleNote() { }

    public CircleNote(Guid seasonId, Guid memberId, int week)
    {
        (SeasonId, MemberId, Week) = (seasonId, memberId, week);
    }

    public Guid SeasonId { get; private set; }

    public Guid MemberId { get; private set; }

    public int Week { get; private set; }

    public string Text { get; set; } = "";
}

/// <summary>Parts of a working day. The order is that of the bits.</summary>
public enum DayPart : byte
{
    Morning = 0,
    Midday = 1,
    Afternoon = 2,
    Evening = 3,
}

/// <summary>When people can meet: a bit for each part of each working day.</summary>
internal static class MeetingSlots
{
    public const int Days = 5;
    public const int Parts = 4;

    public static uint Of(byte days, byte parts)
    {
        var slots = 0u;
        for (var day = 0; day < Days; day++)
            if ((days & (1 << day)) != 0) slots |= (uint)parts << (day * Parts);
        return slots;
    }

    /// <summary>A slot as day (1 for Monday) and part.</summary>
    public static (int Day, DayPart Part) First(uint slots)
    {
        var slot = System.Numerics.BitOperations.TrailingZeroCount(slots);
        return ((slot / Parts) + 1, (DayPart)(slot % Parts));
    }

    public static uint At(int day, DayPart part) => 1u << (((day - 1) * Parts) + (int)part);
}
