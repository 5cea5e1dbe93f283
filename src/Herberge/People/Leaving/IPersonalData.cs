namespace Herberge.People.Leaving;

/// <summary>
/// What a room, or a part of one, keeps about a person. Whoever keeps something tells it and erases it in the same place,
/// so that a new table can't be forgotten in one of the two.
/// </summary>
public interface IPersonalData
{
    /// <summary>Everything kept about this member, as lists of rows to be written as JSON.</summary>
    Task<IReadOnlyList<PersonalRecords>> TellAsync(Guid memberId, CancellationToken ct);

    /// <summary>Erases it, inside the transaction of <see cref="EraseMember"/>.</summary>
    Task EraseAsync(Erasure erasure, CancellationToken ct);
}

/// <param name="Name">Key in the file a person downloads: <c>posts</c>, <c>reactions</c>.</param>
public sealed record PersonalRecords(string Name, IReadOnlyList<object> Rows);
