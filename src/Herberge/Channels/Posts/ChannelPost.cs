using Herberge.Foundation.Outcomes;

namespace Herberge.Channels.Posts;

public enum PostState : byte
{
    Draft = 0,

    /// <summary>Named people were asked to approve it.</summary>
    Asked = 1,
    Approved = 2,
    Scheduled = 3,
    Published = 4,

    /// <summary>At least one channel didn't take it.</summary>
    Failed = 5,

    /// <summary>Given up, or taken back after it was published.</summary>
    Withdrawn = 6,
}

/// <summary>
/// What the house says somewhere. It is written by some and approved by others: who wrote or last changed it doesn't count among those
/// who approve, every change of what it says makes it a draft again, and nothing goes out that isn't approved.
/// </summary>
public sealed class ChannelPost
{
    public const int LongestTitle = 120;
    public const int LongestText = 10_000;
    public const int MostPictures = 4;
    public const int LongestReason = 1000;
    public const int FurthestDays = 366;

    private ChannelPost() { }

    public ChannelPost(Guid id, Guid authorId, DateTimeOffset at)
    {
        Id = id;
        (AuthorId, ChangedBy, CreatedAt, ChangedAt, Version) = (authorId, authorId, at, at, 1);
    }

    public Guid Id { get; private set; }

    /// <summary>For those who work on it; also of the conversation it becomes in a space.</summary>
    public string Title { get; set; } = "";

    public string TextDe { get; set; } = "";

    public string TextEn { get; set; } = "";

    public PostState State { get; private set; }

    public Guid AuthorId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Who last changed what it says.</summary>
    public Guid ChangedBy { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Grows with every change, so that of two who edit at once nobody loses anything unseen.</summary>
    public long Version { get; private set; }

    /// <summary>When it is meant to go out; a plan until it is scheduled.</summary>
    public DateTimeOffset? PublishAt { get; private set; }

    public DateTimeOffset? UnpublishAt { get; private set; }

    /// <summary>When it was handed to its channels.</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    public ICollection<PostVariant> Variants { get; } = [];

    public ICollection<PostPicture> Pictures { get; } = [];

    public ICollection<PostApprover> Approvers { get; } = [];

    public bool IsOpen => State is PostState.Draft or PostState.Asked or PostState.Approved or PostState.Scheduled && StartedAt is null;

    public bool IsWrittenBy(Guid member) => member == AuthorId || member == ChangedBy;

    public string TextIn(string language) => language == "en" ? TextEn : TextDe;

    public string TextOf(PostVariant variant) => variant.Text is { Length: > 0 } own ? own : TextIn(variant.Language);

    /// <summary>Something of what it says is different now. What was approved is approved no more.</summary>
    public Problem? Change(Guid by, DateTimeOffset now)
    {
        if (!IsOpen) return Problem.Conflict("channel-post-closed");
        (ChangedBy, ChangedAt) = (by, now);
        Version++;
        State = PostState.Draft;
        foreach (var approver in Approvers) approver.Forget();
        return null;
    }

    /// <summary>Another plan of when; what it says stays approved.</summary>
    public Problem? Plan(DateTimeOffset? publishAt, DateTimeOffset? unpublishAt, DateTimeOffset now)
    {
        if (!IsOpen) return Problem.Conflict("channel-post-closed");
        if (publishAt is { } at && (at < now || at > now.AddDays(FurthestDays))) return Problem.Invalid(nameof(PublishAt), "channel-when", FurthestDays);
        if (publishAt is null && State == PostState.Scheduled) return Problem.Invalid(nameof(PublishAt), "channel-when", FurthestDays);
        if (unpublishAt is { } end && end <= (publishAt ?? now)) return Problem.Invalid(nameof(UnpublishAt), "channel-until");
        (PublishAt, UnpublishAt) = (publishAt, unpublishAt);
        Version++;
        return null;
    }

    public Problem? Ask(IReadOnlyCollection<Guid> approvers, Guid by, DateTimeOffset now)
    {
        if (State != PostState.Draft) return Problem.Conflict("channel-not-draft");
        if (Variants.Count == 0) return Problem.Invalid("Variants", "channel-variants-none");
        if (approvers.Count == 0) return Problem.Invalid("Approvers", "channel-approvers-none");
        if (approvers.Any(IsWrittenBy) || approvers.Contains(by)) return Problem.Invalid("Approvers", "channel-approvers-own");
        foreach (var gone in Approvers.Where(a => !approvers.Contains(a.MemberId)).ToList()) Approvers.Remove(gone);
        foreach (var known in Approvers) known.AskAgain(now);
        foreach (var member in approvers.Distinct().Except(Approvers.Select(a => a.MemberId)).ToList()) Approvers.Add(new PostApprover(Id, member, now));
        State = PostState.Asked;
        Version++;
        return null;
    }

    /// <summary>It is approved once everybody who was asked said so.</summary>
    public Problem? Approve(Guid by, DateTimeOffset now)
    {
        if (Answering(by) is { Problem: { } problem }) return problem;
        Approvers.Single(a => a.MemberId == by).Approve(now);
        if (Approvers.All(a => a.Answer == ApprovalAnswer.Approved)) State = PostState.Approved;
        Version++;
        return null;
    }

    public Problem? AskForChanges(Guid by, string reason, DateTimeOffset now)
    {
        if (Answering(by) is { Problem: { } problem }) return problem;
        if (reason.Length is 0 or > LongestReason) return Problem.Invalid("Reason", "channel-reason", LongestReason);
        Approvers.Single(a => a.MemberId == by).AskForChanges(reason, now);
        State = PostState.Draft;
        Version++;
        return null;
    }

    public Problem? Schedule(DateTimeOffset? publishAt, DateTimeOffset? unpublishAt, DateTimeOffset now)
    {
        if (State != PostState.Approved) return Problem.Conflict("channel-not-approved");
        if (publishAt is null) return Problem.Invalid(nameof(PublishAt), "channel-when", FurthestDays);
        if (Plan(publishAt, unpublishAt, now) is { } problem) return problem;
        State = PostState.Scheduled;
        return null;
    }

    /// <summary>It stays approved and goes out when somebody schedules it anew.</summary>
    public Problem? Cancel()
    {
        if (State != PostState.Scheduled || StartedAt is not null) return Problem.Conflict("channel-not-scheduled");
        State = PostState.Approved;
        Version++;
        return null;
    }

    public void Start(DateTimeOffset now)
    {
        if (State != PostState.Scheduled || StartedAt is not null) throw new InvalidOperationException("Only what is scheduled starts, and once.");
        StartedAt = now;
        foreach (var variant in Variants) variant.Start();
        Settle();
    }

    /// <summary>Sends once more what no channel took.</summary>
    public Problem? Again(DateTimeOffset now)
    {
        if (State != PostState.Failed) return Problem.Conflict("channel-not-failed");
        (State, StartedAt) = (PostState.Scheduled, now);
        foreach (var variant in Variants.Where(v => v.State == VariantState.Failed)) variant.Start();
        Version++;
        return null;
    }

    /// <summary>Gives up what isn't out yet, and takes back what is.</summary>
    public Problem? Withdraw()
    {
        if (State == PostState.Withdrawn || (State == PostState.Scheduled && StartedAt is not null && Variants.Any(v => v.State == VariantState.Sending))) return Problem.Conflict("channel-post-closed");
        foreach (var variant in Variants) variant.Withdraw();
        State = PostState.Withdrawn;
        Version++;
        return null;
    }

    /// <summary>What its channels made of it.</summary>
    public void Settle()
    {
        // Of two channels that are done at the same moment, one settles after the other.
        Version++;
        if (State is not (PostState.Scheduled or PostState.Failed) || StartedAt is null) return;
        if (Variants.Any(v => v.State is VariantState.Sending or VariantState.ToCopy or VariantState.Waiting)) return;
        State = Variants.Any(v => v.State == VariantState.Failed) ? PostState.Failed : PostState.Published;
    }

    private (Problem? Problem, bool May) Answering(Guid by)
    {
        if (State != PostState.Asked) return (Problem.Conflict("channel-not-asked"), false);
        if (IsWrittenBy(by)) return (Problem.Conflict("channel-approve-own"), false);
        return Approvers.All(a => a.MemberId != by) ? (Problem.Conflict("channel-approve-unasked"), false) : (null, true);
    }
}
