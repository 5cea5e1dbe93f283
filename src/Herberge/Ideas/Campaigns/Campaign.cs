using Herberge.Spaces;

namespace Herberge.Ideas.Campaigns;

/// <summary>How people say what they think of the ideas of a campaign.</summary>
public enum SupportRule : byte
{
    /// <summary>Everybody supports what they like.</summary>
    Approve = 0,

    /// <summary>Everybody has some votes and spends them, several on one idea if they like.</summary>
    Budget = 1,

    /// <summary>Everybody agrees with an idea's assumptions, disagrees or passes.</summary>
    Assumptions = 2,
}

/// <summary>What a campaign is about at the moment; in this order.</summary>
public enum CampaignPhase : byte
{
    /// <summary>Not yet published: seen by those who run it.</summary>
    Draft = 0,
    Announced = 1,
    Collecting = 2,
    Discussing = 3,
    Evaluating = 4,
    Deciding = 5,
    Done = 6,
}

/// <summary>
/// A question to the company, with a sponsor, phases and promises. The box that is always open is one without phases. Whoever reads its
/// space reads its ideas; <see cref="Audience"/> limits who takes part and is counted.
/// </summary>
public sealed class Campaign
{
    public const int LongestTitle = 120;
    public const int LongestQuestion = 500;
    public const int LongestBackground = 10_000;
    public const int MostVotes = 100;
    public const int LongestPromise = 365;

    private Campaign() { }

    public Campaign(Guid id, bool isBox, Guid spaceId, Guid createdBy, DateTimeOffset createdAt)
    {
        Id = id;
        (IsBox, SpaceId, CreatedBy, CreatedAt) = (isBox, spaceId, createdBy, createdAt);
    }

    public Guid Id { get; private set; }

    /// <summary>The always-open box; a house has one at most.</summary>
    public bool IsBox { get; private set; }

    /// <summary>Where its ideas are talked about.</summary>
    public Guid SpaceId { get; set; }

    public Space? Space { get; private set; }

    public string Title { get; set; } = "";

    public string Question { get; set; } = "";

    /// <summary>Markdown.</summary>
    public string Background { get; set; } = "";

    public string BackgroundHtml { get; set; } = "";

    /// <summary>Who asks, and stands for the answer.</summary>
    public Guid? SponsorId { get; set; }

    public SupportRule Rule { get; set; }

    /// <summary>Votes each person may spend, with <see cref="SupportRule.Budget"/>.</summary>
    public int Votes { get; set; }

    /// <summary>Working days within which each idea is answered.</summary>
    public int AnswerWithinDays { get; set; } = 10;

    /// <summary>Working days within which each idea is decided; for the box, which has no last day.</summary>
    public int? DecideWithinDays { get; set; }

    /// <summary>The last day for decisions.</summary>
    public DateOnly? DecideBy { get; set; }

    public DateOnly? CollectFrom { get; set; }

    public DateOnly? DiscussFrom { get; set; }

    public DateOnly? EvaluateFrom { get; set; }

    public DateOnly? DecideFrom { get; set; }

    public DateOnly? DoneFrom { get; set; }

    public DateTimeOffset? PublishedAt { get; set; }

    public Guid CreatedBy { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Units whose people take part; everybody who reads the space when there is none.</summary>
    public ICollection<CampaignUnit> Audience { get; } = [];

    public ICollection<CampaignPerson> People { get; } = [];

    public ICollection<Criterion> Criteria { get; } = [];

    /// <summary>The phase of a day; phases without a date are left out.</summary>
    public CampaignPhase PhaseOn(DateOnly day)
    {
        if (PublishedAt is null) return CampaignPhase.Draft;
        if (IsBox) return CampaignPhase.Collecting;
        if (DoneFrom <= day) return CampaignPhase.Done;
        if (DecideFrom <= day) return CampaignPhase.Deciding;
        if (EvaluateFrom <= day) return CampaignPhase.Evaluating;
        if (DiscussFrom <= day) return CampaignPhase.Discussing;
        return CollectFrom <= day ? CampaignPhase.Collecting : CampaignPhase.Announced;
    }

    /// <summary>The last day of the phase a day lies in, which is the day before the next one begins; null where none follows, and for a draft.</summary>
    public DateOnly? PhaseEndsOn(DateOnly day)
    {
        if (PublishedAt is null) return null;
        DateOnly? next = null;
        foreach (var from in new[] { CollectFrom, DiscussFrom, EvaluateFrom, DecideFrom, DoneFrom })
            if (from > day && (next is null || from < next)) next = from;
        return next?.AddDays(-1);
    }

    /// <summary>The first day of the phase a day lies in; null where nothing has begun.</summary>
    public DateOnly? PhaseBeganOn(DateOnly day)
    {
        DateOnly? last = null;
        foreach (var from in new[] { CollectFrom, DiscussFrom, EvaluateFrom, DecideFrom, DoneFrom })
            if (from <= day && (last is null || from > last)) last = from;
        return last;
    }

    /// <summary>The first day on which nothing happens in it any more, as planned; null for the box.</summary>
    public DateOnly? OverFrom => DoneFrom ?? DecideBy?.AddDays(1);

    /// <summary>Whether ideas are taken; a discussion still takes them, an evaluation no more.</summary>
    public bool TakesIdeasOn(DateOnly day) => PhaseOn(day) is CampaignPhase.Collecting or CampaignPhase.Discussing;

    /// <summary>Whether people may say what they think of ideas.</summary>
    public bool TakesSupportOn(DateOnly day) => PhaseOn(day) is CampaignPhase.Collecting or CampaignPhase.Discussing or CampaignPhase.Evaluating;
}

public sealed class CampaignUnit
{
    public required Guid CampaignId { get; init; }

    public required Guid UnitId { get; init; }
}

public enum CampaignRole : byte
{
    /// <summary>Runs the campaign: texts, dates, stages.</summary>
    Lead = 0,
    Juror = 1,
    Decider = 2,
}

/// <summary>What somebody does in a campaign; one person may do several things.</summary>
public sealed class CampaignPerson
{
    public required Guid CampaignId { get; init; }

    public required Guid MemberId { get; init; }

    public required CampaignRole Role { get; init; }
}

/// <summary>What ideas are judged by.</summary>
public sealed class Criterion
{
    public const int LongestName = 80;

    public required Guid Id { get; init; }

    public required Guid CampaignId { get; init; }

    public required string Name { get; set; }

    /// <summary>What 1 and 5 mean, where it isn't plain: “5 heißt wenig”.</summary>
    public string? Hint { get; set; }

    /// <summary>Share of the whole, in percent; the criteria of a campaign add up to 100.</summary>
    public required int Weight { get; set; }

    public required int Position { get; set; }

    /// <summary>Where it stands in the portfolio of benefit and effort.</summary>
    public CriterionAxis Axis { get; set; }
}

public enum CriterionAxis : byte
{
    None = 0,
    Benefit = 1,

    /// <summary>Five means little effort.</summary>
    Effort = 2,
}
