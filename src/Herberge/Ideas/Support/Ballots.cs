namespace Herberge.Ideas.Support;

/// <summary>What somebody says to a statement: +1, 0 or −1 in the formulas.</summary>
public enum Stance : sbyte
{
    Disagree = -1,
    Pass = 0,
    Agree = 1,
}

/// <param name="Statement">From 0.</param>
public readonly record struct Vote(int Statement, Stance Stance);

/// <summary>Who said what to which statement. Each voter's votes in any order, a statement at most once; one not there was not seen.</summary>
public sealed class Ballots
{
    /// <exception cref="ArgumentException">A statement is unknown, or a voter has answered one twice.</exception>
    public Ballots(int statements, IReadOnlyList<IReadOnlyList<Vote>> voters)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(statements);
        var seen = new int[statements];
        for (var voter = 0; voter < voters.Count; voter++)
        {
            foreach (var vote in voters[voter])
            {
                if ((uint)vote.Statement >= (uint)statements) throw new ArgumentException($"Voter {voter} answers statement {vote.Statement} of {statements}.", nameof(voters));
                if (seen[vote.Statement] == voter + 1) throw new ArgumentException($"Voter {voter} answers statement {vote.Statement} twice.", nameof(voters));
                seen[vote.Statement] = voter + 1;
            }
        }

        (Statements, Voters) = (statements, voters);
    }

    public int Statements { get; }

    public IReadOnlyList<IReadOnlyList<Vote>> Voters { get; }
}
