using Herberge.Spaces;

namespace Herberge.Gatherings;

/// <summary>
/// People come together at a time, in a place, online or both. Whoever reads its space sees it; <see cref="Units"/> and
/// <see cref="ForPartners"/> limit who takes part. One of a series is a gathering like any other.
/// </summary>
public sealed class Gathering
{
    public const int LongestTitle = 120;
    public const int LongestLead = 300;
    public const int LongestText = 10_000;
    public const int LongestPlace = 200;
    public const int LongestZone = 64;
    public const int LongestReason = 500;
    public const int MostSeats = 100_000;
    public const int MostConfirmDays = 14;

    /// <summary>Longer than that it is no gathering, but a typing mistake.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(14);

    private Gathering() { }

    public Gathering(Guid id, Guid spaceId, Guid createdBy, DateTimeOffset createdAt)
    {
        Id = id;
        (SpaceId, CreatedBy, CreatedAt) = (spaceId, createdBy, createdAt);
    }

    public Guid Id { get; private set; }

    public Guid SpaceId { get; set; }

    public Space? Space { get; private set; }

    /// <summary>The series it is one of; null for a single one.</summary>
    public Guid? SeriesId { get; set; }

    /// <summary>The day the series has it on, whatever became of it since: its name in calendars (RFC 5545, section 3.8.4.4).</summary>
    public DateOnly? SeriesDay { get; set; }

    public string Title { get; set; } = "";

    /// <summary>What it is about, in a sentence or two.</summary>
    public string Lead { get; set; } = "";

    /// <summary>Markdown.</summary>
    public string Text { get; set; } = "";

    public string TextHtml { get; set; } = "";

    public DateTimeOffset StartsAt { get; set; }

    public DateTimeOffset EndsAt { get; set; }

    /// <summary>IANA name of the zone its times are told in.</summary>
    public string TimeZone { get; set; } = "";

    /// <summary>Null where nobody meets on site.</summary>
    public string? Place { get; set; }

    /// <summary>Where those who come online meet; told only to them.</summary>
    public string? Link { get; set; }

    public bool IsOnSite { get; set; }

    public bool IsOnline { get; set; }

    /// <summary>Null for as many as like.</summary>
    public int? SeatsOnSite { get; set; }

    public int? SeatsOnline { get; set; }

    /// <summary>Partners' people who read the space may come.</summary>
    public bool ForPartners { get; set; }

    /// <summary>Of the seats on site, so many wait for people of units nobody comes from yet.</summary>
    public int HeldSeats { get; set; }

    /// <summary>The last day they wait.</summary>
    public DateOnly? HeldUntil { get; set; }

    /// <summary>So many days before, everybody with a seat is asked whether they still come; null asks nobody.</summary>
    public int? ConfirmDays { get; set; }

    /// <summary>Who doesn't answer gives their seat to the next who waits.</summary>
    public bool ReleasesUnconfirmed { get; set; }

    /// <summary>Those who come make the programme: they propose sessions, vote on them, and hosts make a plan of it.</summary>
    public bool HasSessions { get; set; }

    public Guid CreatedBy { get; set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? CancelledAt { get; set; }

    public string? CancelledWhy { get; set; }

    /// <summary>Raised with each change calendars have to follow (RFC 5545, section 3.8.7.4).</summary>
    public int Sequence { get; set; }

    /// <summary>Who came, went or moved since units were last counted for all to see.</summary>
    public int MixChanges { get; set; }

    /// <summary>When who came was written to the ledger.</summary>
    public DateTimeOffset? SettledAt { get; set; }

    /// <summary>Units whose people take part; everybody who reads the space when there is none.</summary>
    public ICollection<GatheringUnit> Units { get; } = [];

    public ICollection<GatheringHost> Hosts { get; } = [];

    public ICollection<AgendaLine> Agenda { get; } = [];

    public ICollection<Question> Questions { get; } = [];

    public TimeZoneInfo Zone => Zones.Of(TimeZone);

    public DateTime StartsLocal => TimeZoneInfo.ConvertTime(StartsAt, Zone).DateTime;

    public DateTime EndsLocal => TimeZoneInfo.ConvertTime(EndsAt, Zone).DateTime;

    public bool IsOver(DateTimeOffset now) => EndsAt <= now;

    /// <summary>Whether anybody may still come or go.</summary>
    public bool TakesAnswers(DateTimeOffset now) => CancelledAt is null && EndsAt > now;

    /// <summary>Seats for a way of taking part; null for as many as like.</summary>
    public int? SeatsFor(Coming coming) => coming switch { Coming.OnSite => SeatsOnSite, Coming.Online => SeatsOnline, _ => null };

    public bool Offers(Coming coming) => coming switch { Coming.OnSite => IsOnSite, Coming.Online => IsOnline, _ => true };
}

public sealed class GatheringUnit
{
    public required Guid GatheringId { get; init; }

    public required Guid UnitId { get; init; }
}

/// <summary>Who stands at the door: writes, moves, cancels and sees answers.</summary>
public sealed class GatheringHost
{
    public required Guid GatheringId { get; init; }

    public required Guid MemberId { get; set; }

    public required int Position { get; init; }
}

/// <summary>A point of the programme.</summary>
public sealed class AgendaLine
{
    public const int LongestTitle = 160;
    public const int Most = 40;

    public required Guid Id { get; init; }

    public required Guid GatheringId { get; init; }

    public required int Position { get; init; }

    /// <summary>By the clock of the gathering's zone; null where it just follows.</summary>
    public TimeOnly? At { get; init; }

    public required string Title { get; init; }

    public string? Detail { get; init; }
}

/// <summary>What hosts would like to know of those who come; answers are for them alone.</summary>
public sealed class Question
{
    public const int Longest = 200;
    public const int Most = 3;

    public required Guid Id { get; init; }

    public required Guid GatheringId { get; init; }

    public required int Position { get; init; }

    public required string Text { get; set; }
}
