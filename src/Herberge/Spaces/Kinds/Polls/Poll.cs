using System.Security.Cryptography;

namespace Herberge.Spaces.Kinds.Polls;

public enum PollMethod : byte
{
    /// <summary>One option each.</summary>
    One = 1,

    /// <summary>As many options as one likes (approval).</summary>
    Several = 2,

    /// <summary>Options in an order, counted by <see cref="InstantRunoff"/>.</summary>
    Ranked = 3,
}

/// <summary>A vote in a thread. How it is counted and whether it is secret is settled at its start.</summary>
public sealed class Poll
{
    public const int FewestOptions = 2;
    public const int MostOptions = 12;
    public const int LongestOption = 200;

    /// <summary>A secret result is made of at least so many votes, and any two results of one poll differ by as many.</summary>
    public const int Group = 5;

    private Poll() { }

    public Poll(Guid threadId, PollMethod method, bool isSecret, DateTimeOffset closesAt) =>
        (ThreadId, Method, IsSecret, ClosesAt) = (threadId, method, isSecret, closesAt);

    public Guid ThreadId { get; private set; }

    public PollMethod Method { get; private set; }

    public bool IsSecret { get; private set; }

    /// <summary>Until then votes are taken; moved forward when somebody closes it early.</summary>
    public DateTimeOffset ClosesAt { get; set; }

    /// <summary>Votes cast.</summary>
    public int Votes { get; set; }

    /// <summary>When people were told that it is over.</summary>
    public DateTimeOffset? ToldAt { get; set; }

    public ICollection<PollOption> Options { get; } = [];

    public bool IsOver(DateTimeOffset now) => now >= ClosesAt;

    /// <summary>The order the lot takes options out, where nothing else decides: settled by the poll's own id before anybody votes.</summary>
    public IReadOnlyList<int> Lots() =>
        [.. Options.OrderBy(o => Convert.ToHexString(SHA256.HashData([.. ThreadId.ToByteArray(), (byte)o.Number])), StringComparer.Ordinal).Select(o => o.Number)];
}

public sealed class PollOption
{
    private PollOption() { }

    public PollOption(Guid threadId, int number, string text) => (ThreadId, Number, Text) = (threadId, number, text);

    public Guid ThreadId { get; private set; }

    /// <summary>Counted from 1, in the order they were written down.</summary>
    public int Number { get; private set; }

    public string Text { get; private set; } = "";
}

/// <summary>
/// So many votes chose the same. There is no row for a single vote, and nothing leads from here to a person: what is not
/// kept can't be shown, exported or logged.
/// </summary>
public sealed class PollBallot
{
    private PollBallot() { }

    public PollBallot(Guid threadId, string choice, int count) => (ThreadId, Choice, Count) = (threadId, choice, count);

    public Guid ThreadId { get; private set; }

    /// <summary>As <see cref="PollChoice"/> writes it.</summary>
    public string Choice { get; private set; } = "";

    public int Count { get; set; }

    /// <summary>What <see cref="Count"/> was when a multiple of five had voted last; shown once five more have.</summary>
    public int Held { get; set; }

    /// <summary>What may be shown of it before the poll is over, where the poll is secret.</summary>
    public int Shown { get; set; }
}

/// <summary>Somebody voted. What they chose stands here only in an open poll.</summary>
public sealed class PollVoter
{
    private PollVoter() { }

    public PollVoter(Guid threadId, Guid memberId, string? choice) => (ThreadId, MemberId, Choice) = (threadId, memberId, choice);

    public Guid ThreadId { get; private set; }

    public Guid MemberId { get; private set; }

    public string? Choice { get; set; }
}
