using Herberge.Foundation.Csv;
using Herberge.Ideas.Support;

namespace Herberge.Ideas.Files;

/// <summary>What <c>votes.csv</c> says: who answers which statement how.</summary>
internal sealed class VotesFile
{
    private const int RowsBetweenProgress = 100_000;

    private VotesFile(List<string> voters, List<string> statements, Ballots ballots) => (Voters, Statements, Ballots) = (voters, statements, ballots);

    /// <summary>Their names, in the order of the file.</summary>
    public IReadOnlyList<string> Voters { get; }

    public IReadOnlyList<string> Statements { get; }

    public Ballots Ballots { get; }

    /// <param name="file">Its place; columns <c>voter</c>, <c>statement</c>, <c>vote</c> (agree, pass, disagree, or 1, 0, -1).</param>
    /// <param name="progress">Told the rows read so far, now and then.</param>
    /// <param name="ct">Stops reading.</param>
    /// <exception cref="WrongFileException">The file is not as it must be.</exception>
    public static VotesFile Read(string file, IProgress<long>? progress, CancellationToken ct)
    {
        using var table = StrictCsv.Open(file, ["voter", "statement", "vote"]);
        var (voter, statement, vote) = (table.Find("voter"), table.Find("statement"), table.Find("vote"));
        var (voters, statements) = (new Names(), new Names());
        var votes = new List<List<Vote>>();
        var seen = new HashSet<(int, int)>();
        for (var row = 1L; table.Read(); row++)
        {
            ct.ThrowIfCancellationRequested();
            var who = voters.NumberOf(Named(table, voter, "a voter"));
            var what = statements.NumberOf(Named(table, statement, "a statement"));
            if (who == votes.Count) votes.Add([]);
            if (!seen.Add((who, what))) throw table.Wrong(statement, $"\"{voters.All[who]}\" answers \"{statements.All[what]}\" twice");
            votes[who].Add(new Vote(what, StanceIn(table, vote)));
            if (row % RowsBetweenProgress == 0) progress?.Report(row);
        }

        return new VotesFile(voters.All, statements.All, new Ballots(statements.All.Count, votes));
    }

    private static string Named(StrictCsv table, int column, string what) =>
        table[column].Length > 0 ? table[column].ToString() : throw table.Wrong(column, $"{what} is missing");

    private static Stance StanceIn(StrictCsv table, int column) => table[column] switch
    {
        "agree" or "1" => Stance.Agree,
        "pass" or "0" => Stance.Pass,
        "disagree" or "-1" => Stance.Disagree,
        var other => throw table.Wrong(column, $"\"{other}\" is none of agree, pass, disagree, 1, 0, -1"),
    };

    private sealed class Names
    {
        private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

        public List<string> All { get; } = [];

        public int NumberOf(string name)
        {
            if (_numbers.TryGetValue(name, out var known)) return known;
            All.Add(name);
            return _numbers[name] = All.Count - 1;
        }
    }
}
