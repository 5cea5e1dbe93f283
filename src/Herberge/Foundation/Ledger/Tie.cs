namespace Herberge.Foundation.Ledger;

public enum TieKind : byte
{
    Reply = 1,
    Mention = 2,
    Reaction = 3,

    /// <summary>In the team of one idea: one tie each way when the second of two joins.</summary>
    CoAuthored = 4,

    /// <summary>
    /// At one gathering, both having agreed that it counts: one tie each way of weight 1/(n − 1), so that everybody's ties of one
    /// gathering add up to one, whether five came or fifty.
    /// </summary>
    MetAt = 5,

    /// <summary>Met in a round that brings people together: one tie each way, 1 ÷ (n − 1) in a group of n.</summary>
    MatchedWith = 7,

    /// <summary>Brought in from another system by the ties import.</summary>
    Imported = 9,
}

/// <summary>
/// Contact between two members, one row an occasion. Append-only: what is taken back (a withdrawn reaction, a deleted
/// post) appends the same tie with <see cref="Weight"/> −1, so that sums over any window stay true.
/// </summary>
public sealed class Tie
{
    private Tie() { }

    public Tie(Guid fromId, Guid toId, TieKind kind, DateTimeOffset at, Guid? spaceId, Guid subjectId, double weight = 1)
    {
        FromId = fromId;
        ToId = toId;
        Kind = kind;
        At = at;
        SpaceId = spaceId;
        SubjectId = subjectId;
        Weight = weight;
    }

    public long Id { get; private set; }

    public Guid FromId { get; private set; }

    public Guid ToId { get; private set; }

    public TieKind Kind { get; private set; }

    public DateTimeOffset At { get; private set; }

    public Guid? SpaceId { get; private set; }

    /// <summary>The post, import row … the contact happened through.</summary>
    public Guid SubjectId { get; private set; }

    public double Weight { get; private set; }
}
