using System.Diagnostics;
using Herberge.Graphs;
using Herberge.Graphs.Matching;

namespace Herberge.Activation.Simulation;

/// <summary>How rounds fare on a simulated company, beside rounds by chance under the same rules and those of a <see cref="PairingBot"/>.</summary>
/// <param name="TakingPart">Mean number of people in a round; one of ten is away each time.</param>
/// <param name="Repeats">Pairs that met again within twelve rounds.</param>
/// <param name="LeftOutTwice">How often somebody whom the rules left a partner was left out two times running.</param>
/// <param name="WithoutPartner">How often the rules left somebody nobody: they had met everybody who fits in the last twelve rounds.</param>
/// <param name="LeftOut">How often somebody was left out at all.</param>
/// <param name="LeftOutByChance">The same of rounds by chance.</param>
/// <param name="NewAcross">New contacts between units each round.</param>
/// <param name="NewAcrossByChance">The same of rounds by chance, which keep a history of their own.</param>
/// <param name="Pairs">Pairs of people in a group together, each round.</param>
/// <param name="PairsByChance">The same of rounds by chance.</param>
/// <param name="NewAcrossByBot">New contacts between units each round, of those drawn by a bot who could meet.</param>
/// <param name="PairsByBot">Pairs in a group that could meet, each round of the bot.</param>
/// <param name="ShareOfBound">Value ÷ upper bound over all rounds.</param>
/// <param name="Seconds">To form a round, mean.</param>
/// <param name="SlowestSeconds">To form a round, at most.</param>
public sealed record RoundsReport(
    int Rounds, int People, int Size, ulong Seed, double TakingPart, int Repeats, int LeftOutTwice, int WithoutPartner, int LeftOut, int LeftOutByChance,
    double NewAcross, double NewAcrossByChance, double Pairs, double PairsByChance,
    double NewAcrossByBot, double PairsByBot, double ShareOfBound, double Seconds, double SlowestSeconds)
{
    /// <summary>New contacts between units against chance.</summary>
    public double Gain => NewAcrossByChance == 0 ? 0 : NewAcross / NewAcrossByChance;

    /// <summary>New contacts between units against a pairing bot.</summary>
    public double GainOverBot => NewAcrossByBot == 0 ? 0 : NewAcross / NewAcrossByBot;

    /// <summary>What the gain would be if every pair were a new contact between units: by chance most already are where units are many.</summary>
    public double LargestGain => NewAcrossByChance == 0 ? 0 : Pairs / NewAcrossByChance;

    /// <summary>The same for one pair, so that nothing is gained by making more of them.</summary>
    public double GainOfAPair => PairsByChance == 0 || Pairs == 0 || NewAcrossByChance == 0 ? 0 : NewAcross / Pairs / (NewAcrossByChance / PairsByChance);
}

/// <summary>Runs rounds on a simulated company. The same input gives the same report but for its seconds.</summary>
internal static class SimulateRounds
{
    private const double Away = 0.1;

    /// <param name="rounds">One after the other.</param>
    /// <param name="people">In the company.</param>
    /// <param name="size">Of a group.</param>
    /// <param name="seed">Of the company, of who is away, and of the rounds.</param>
    /// <param name="done">Told how many rounds are done.</param>
    /// <param name="ct">Stops the work.</param>
    public static RoundsReport Run(int rounds, int people, int size, ulong seed, IProgress<int>? done, CancellationToken ct)
    {
        var staff = SimulatedStaff.Of(people, seed);
        var (formed, drawn, bot) = (new Line(staff, MeetingRound.Form), new Line(staff, MeetingRound.Draw), new Line(staff, PairingBot.Draw));
        var random = new Random(unchecked((int)seed + 1));
        var takingPart = 0;
        for (var round = 0; round < rounds; round++)
        {
            int[] here = [.. Enumerable.Range(0, people).Where(_ => random.NextDouble() >= Away)];
            takingPart += here.Length;
            var options = new MeetingOptions { Size = size, LevelDistance = SimulatedStaff.LevelDistance, Seed = unchecked(seed * 1_000_003 + (ulong)round) };
            formed.Add(here, options, ct);
            drawn.Add(here, options, ct);
            bot.Add(here, options, ct);
            done?.Report(round + 1);
        }

        return new RoundsReport(
            rounds, people, size, seed, (double)takingPart / rounds, formed.Repeats, formed.LeftOutTwice, formed.WithoutPartner, formed.LeftOut, drawn.LeftOut,
            (double)formed.NewAcross / rounds, (double)drawn.NewAcross / rounds, (double)formed.Pairs / rounds, (double)drawn.Pairs / rounds,
            (double)bot.NewAcross / rounds, (double)bot.Pairs / rounds,
            formed.Bound == 0 ? 1 : formed.Value / formed.Bound, formed.Seconds.Average(), formed.Seconds.Max());
    }

    private delegate MeetingResult Former(
        IReadOnlyList<MeetingPerson> people, TieGraph ties, IEnumerable<(int A, int B)> apart, MeetingOptions options, CancellationToken ct);

    /// <summary>One way of making rounds, with the history it makes.</summary>
    private sealed class Line(SimulatedStaff staff, Former form)
    {
        private readonly HashSet<(int A, int B)> _ties = [.. staff.Ties];
        private readonly MeetingHistory _history = new();
        private readonly Dictionary<(int A, int B), int> _lastMet = [];
        private int _round;

        public int Repeats { get; private set; }

        public int LeftOutTwice { get; private set; }

        public int WithoutPartner { get; private set; }

        public int LeftOut { get; private set; }

        public int NewAcross { get; private set; }

        public int Pairs { get; private set; }

        public double Value { get; private set; }

        public double Bound { get; private set; }

        public List<double> Seconds { get; } = [];

        public void Add(int[] here, MeetingOptions options, CancellationToken ct)
        {
            var place = new Dictionary<int, int>(here.Select((person, at) => KeyValuePair.Create(person, at)));
            var ties = new TieGraphBuilder(here.Length, TieWeight.Binary);
            foreach (var (a, b) in _ties)
                if (place.TryGetValue(a, out var one) && place.TryGetValue(b, out var other)) ties.Add(one, other);
            var graph = ties.Build();
            MeetingPerson[] people = [.. here.Select(person => staff.People[person] with { WasLeftOut = _history.LeftOut.Contains(person) })];
            (int, int)[] apart = [.. _history.Pairs.Where(pair => place.ContainsKey(pair.A) && place.ContainsKey(pair.B)).Select(pair => (place[pair.A], place[pair.B]))];

            var watch = Stopwatch.StartNew();
            var result = form(people, graph, apart, options, ct);
            Seconds.Add(watch.Elapsed.TotalSeconds);
            Value += result.Value;
            Bound += result.UpperBound;
            Take([.. result.Groups.Select(group => group.Members.Select(member => here[member]).ToArray())], [.. result.LeftOut.Select(person => here[person])], [.. result.WithoutPartner.Select(person => here[person])]);
        }

        private void Take(int[][] groups, int[] leftOut, int[] withoutPartner)
        {
            LeftOut += leftOut.Length;
            WithoutPartner += withoutPartner.Length;
            LeftOutTwice += leftOut.Except(withoutPartner).Count(_history.LeftOut.Contains);
            foreach (var pair in groups.SelectMany(MeetingHistory.PairsOf))
            {
                Pairs++;
                if (_lastMet.TryGetValue(pair, out var before) && _round - before <= MeetingHistory.UsualRounds) Repeats++;
                _lastMet[pair] = _round;
                if (_ties.Add(pair) && staff.People[pair.A].Unit != staff.People[pair.B].Unit) NewAcross++;
            }

            _history.Add(groups, leftOut);
            _round++;
        }
    }
}
