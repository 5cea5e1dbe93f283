namespace Herberge.People.Leaving;

/// <summary>One person's leaving for good, as the rooms that erase need to know it.</summary>
/// <param name="FormerId">The member everything that stays is from afterwards: nobody in particular.</param>
/// <param name="FormerName">What stands in texts where the person was mentioned.</param>
/// <param name="WithPosts">The person wants what they wrote to go, too.</param>
public sealed record Erasure(Guid MemberId, string Handle, string Name, string? Email, Guid FormerId, string FormerName, bool WithPosts)
{
    /// <summary>Files whose rows are gone; they leave the disk once the transaction is committed.</summary>
    public ICollection<Guid> Files { get; } = [];

    /// <summary>
    /// What betrays the person in rows that stay: address and handle, and a name of at least two words. A single first
    /// name is too common to be cut out of other people's sentences.
    /// </summary>
    public IEnumerable<string> Traces => new[] { Email, Handle, Name.Contains(' ', StringComparison.Ordinal) ? Name : null }.OfType<string>();
}
