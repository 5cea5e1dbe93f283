namespace Herberge.Graphs.Matching;

/// <summary>Who met whom in the last rounds, and who had no place in the last one.</summary>
/// <param name="rounds">So many rounds nobody meets the same person again.</param>
public sealed class MeetingHistory(int rounds = MeetingHistory.UsualRounds)
{
    /// <summary>Twelve rounds: about half a year of a round every two weeks.</summary>
    public const int UsualRounds = 12;

    private readonly Queue<List<(int A, int B)>> _rounds = new();
    private HashSet<int> _leftOut = [];

    /// <summary>Pairs of the last rounds, each once for each round.</summary>
    public IEnumerable<(int A, int B)> Pairs => _rounds.SelectMany(round => round);

    /// <summary>Who was left out the last time.</summary>
    public IReadOnlySet<int> LeftOut => _leftOut;

    /// <summary>Adds a round, the oldest first.</summary>
    /// <param name="groups">Who met.</param>
    /// <param name="leftOut">Who wanted to and had no place.</param>
    public void Add(IEnumerable<IReadOnlyList<int>> groups, IEnumerable<int> leftOut)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(leftOut);
        _rounds.Enqueue([.. groups.SelectMany(PairsOf)]);
        while (_rounds.Count > rounds)
            _rounds.Dequeue();
        _leftOut = [.. leftOut];
    }

    /// <summary>The pairs of a group.</summary>
    /// <param name="group">Its members.</param>
    public static IEnumerable<(int A, int B)> PairsOf(IReadOnlyList<int> group)
    {
        ArgumentNullException.ThrowIfNull(group);
        for (var i = 0; i < group.Count; i++)
            for (var j = 0; j < i; j++)
                yield return (Math.Min(group[i], group[j]), Math.Max(group[i], group[j]));
    }
}
