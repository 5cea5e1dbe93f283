using System.Globalization;
using Herberge.Ideas.Campaigns;
using Herberge.Ideas.Stages;
using Herberge.Spaces;

namespace Herberge.Ideas;

/// <summary>
/// A thought on its way to a decision. Its title and text are those of a thread in the campaign's space and its first post, so that
/// talking, pictures, mentions, search and who may read them are the same as everywhere.
/// </summary>
public sealed class Idea
{
    public const int LongestLead = 300;
    public const int LongestWord = 120;

    private Idea() { }

    public Idea(Guid id, int number, Guid campaignId, Guid threadId, Guid stageId, string lead, DateTimeOffset submittedAt)
    {
        Id = id;
        (Number, CampaignId, ThreadId, StageId, Lead, SubmittedAt, StageSince) = (number, campaignId, threadId, stageId, lead, submittedAt, submittedAt);
    }

    public Guid Id { get; private set; }

    public int Number { get; private set; }

    /// <summary>What people call it.</summary>
    public string Label => LabelOf(Number);

    public Guid CampaignId { get; set; }

    public Campaign? Campaign { get; private set; }

    public Guid ThreadId { get; private set; }

    public DiscussionThread? Thread { get; private set; }

    /// <summary>Two sentences that stand on its card.</summary>
    public string Lead { get; set; } = "";

    public Guid StageId { get; set; }

    public Stage? Stage { get; private set; }

    public DateTimeOffset StageSince { get; set; }

    public DateTimeOffset SubmittedAt { get; private set; }

    /// <summary>The day until which somebody in charge has answered, as promised.</summary>
    public DateOnly? AnswerDueOn { get; set; }

    public DateTimeOffset? FirstAnswerAt { get; set; }

    /// <summary>The day until which it is decided, as promised.</summary>
    public DateOnly? DecisionDueOn { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>The idea it became part of; this one stays as a signpost.</summary>
    public Guid? MergedIntoId { get; set; }

    /// <summary>Whom the team still looks for.</summary>
    public string? LooksFor { get; set; }

    /// <summary>Who carries it out.</summary>
    public Guid? OwnerId { get; set; }

    /// <summary>Where the work on it happens.</summary>
    public string? WorkLink { get; set; }

    public DateOnly? PlannedFrom { get; set; }

    public DateOnly? PlannedUntil { get; set; }

    /// <summary>The post in its thread that tells what became of it.</summary>
    public Guid? StoryPostId { get; set; }

    /// <summary>Different people who support it, merged ideas included; raised and lowered with each vote.</summary>
    public int Supporters { get; set; }

    /// <summary>Votes spent on it; the same as <see cref="Supporters"/> where everybody has one.</summary>
    public int Votes { get; set; }

    /// <summary>Support across silos as last released (see <see cref="Voting.SupportRelease"/>), in (0, 1); null before.</summary>
    public double? AcrossSilos { get; set; }

    public ICollection<IdeaPerson> Team { get; } = [];

    public ICollection<IdeaTag> Tags { get; } = [];

    public static string LabelOf(int number) => string.Create(CultureInfo.InvariantCulture, $"I-{number:00}");
}

public enum TeamRole : byte
{
    Author = 0,
    CoAuthor = 1,
    Helper = 2,
}

/// <summary>Somebody of an idea's team.</summary>
public sealed class IdeaPerson
{
    public const int LongestPart = 80;

    public required Guid IdeaId { get; init; }

    public required Guid MemberId { get; init; }

    public required TeamRole Role { get; set; }

    /// <summary>What they do for it, in their own words.</summary>
    public string? Part { get; set; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>Not yet agreed to: others may name somebody, who joins by saying yes.</summary>
    public bool IsAsked { get; set; }
}

public sealed class IdeaTag
{
    public const int Longest = 30;
    public const int Most = 8;

    public required Guid IdeaId { get; init; }

    /// <summary>Lower case.</summary>
    public required string Tag { get; init; }
}
