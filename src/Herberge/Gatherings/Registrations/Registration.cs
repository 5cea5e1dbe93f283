namespace Herberge.Gatherings;

/// <summary>How somebody takes part, by their own word.</summary>
public enum Coming : byte
{
    /// <summary>Invited from outside, and has not said yet.</summary>
    Open = 0,
    OnSite = 1,
    Online = 2,
    Maybe = 3,
    No = 4,
}

public enum Seat : byte
{
    None = 0,
    Held = 1,

    /// <summary>In the line for one.</summary>
    Waiting = 2,

    /// <summary>May take one until <see cref="Registration.OfferedUntil"/>; nobody else may meanwhile.</summary>
    Offered = 3,
}

/// <summary>What one person said about one gathering: a member, or somebody from outside who was invited by mail.</summary>
public sealed class Registration
{
    public const int LongestName = 120;
    public const int LongestMail = 254;
    public const int CodeLength = 4;

    private Registration() { }

    public Registration(Guid id, Guid gatheringId, Guid? memberId, string code, DateTimeOffset at)
    {
        Id = id;
        (GatheringId, MemberId, Code, AnsweredAt) = (gatheringId, memberId, code, at);
    }

    public Guid Id { get; private set; }

    public Guid GatheringId { get; private set; }

    public Gathering? Gathering { get; private set; }

    /// <summary>Null for somebody from outside.</summary>
    public Guid? MemberId { get; private set; }

    public string? OutsideName { get; set; }

    public string? OutsideMail { get; set; }

    public Coming Coming { get; set; }

    public Seat Seat { get; set; }

    /// <summary>The seat is one of those that waited for another unit.</summary>
    public bool FromHeld { get; set; }

    public DateTimeOffset AnsweredAt { get; set; }

    /// <summary>The place in the line: who waits longest comes first.</summary>
    public DateTimeOffset? WaitingSince { get; set; }

    public DateTimeOffset? OfferedUntil { get; set; }

    /// <summary>When they were asked whether they still come.</summary>
    public DateTimeOffset? AskedAt { get; set; }

    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>Opens the door when there is no phone at hand; one of its kind in a gathering.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Their name stands in the list of who comes.</summary>
    public bool IsListed { get; set; } = true;

    /// <summary>The ledger may count whom they met.</summary>
    public bool CountsMeeting { get; set; }

    public DateTimeOffset? CheckedInAt { get; set; }

    public Guid? CheckedInBy { get; set; }

    /// <summary>The device's name for the entry, so that one sent twice counts once.</summary>
    public Guid? EntryKey { get; set; }

    /// <summary>Came without a word before.</summary>
    public bool IsWalkIn { get; set; }

    public ICollection<Answer> Answers { get; } = [];

    public bool TakesPart => Coming is Coming.OnSite or Coming.Online && Seat == Seat.Held;

    /// <summary>Answers to the hosts' questions, in their order; an empty one takes back what was said.</summary>
    public void Say(IEnumerable<Question> questions, IReadOnlyList<string?> answers)
    {
        foreach (var (question, at) in questions.OrderBy(q => q.Position).Select((q, n) => (q, n)))
        {
            var text = at < answers.Count ? (answers[at] ?? "").Trim() : "";
            var kept = Answers.FirstOrDefault(a => a.QuestionId == question.Id);
            if (kept is not null && text.Length == 0) Answers.Remove(kept);
            else if (kept is not null) kept.Text = text;
            else if (text.Length > 0) Answers.Add(new Answer { QuestionId = question.Id, RegistrationId = Id, Text = text });
        }
    }
}

/// <summary>An answer to a host's question.</summary>
public sealed class Answer
{
    public const int Longest = 500;

    public required Guid QuestionId { get; init; }

    public required Guid RegistrationId { get; init; }

    public required string Text { get; set; }
}
