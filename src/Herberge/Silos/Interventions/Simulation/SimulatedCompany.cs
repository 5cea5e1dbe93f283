namespace Herberge.Silos.Interventions.Simulation;

/// <summary>
/// A small company with an intervention whose effect on its participants is known: what they had in contacts across units with
/// it, less what they would have had without it, everything else being the same.
/// </summary>
/// <remarks>
/// Contacts repeat, a few people have many, units differ in how open they are and in how that changes meanwhile. Who takes part
/// depends on unit, tenure and earlier contacts, and among people alike in these on chance: what the method presupposes.
/// New contacts of participants are among themselves or with others, whose own number rises with it.
/// </remarks>
internal sealed class SimulatedCompany
{
    private const int Acquaintances = 6;

    private readonly Random _random;
    private readonly int[] _unit;
    private readonly int[] _tenure;
    private readonly double[] _activity;
    private readonly double[] _openness;
    private readonly double[] _trend;
    private readonly int[][] _known;

    private SimulatedCompany(int seed)
    {
        _random = new Random(seed);
        var units = _random.Next(5, 9);
        _openness = [.. Enumerable.Range(0, units).Select(_ => 0.15 + (0.35 * _random.NextDouble()))];
        _trend = [.. Enumerable.Range(0, units).Select(_ => 0.75 + (0.5 * _random.NextDouble()))];
        _unit = [.. Enumerable.Range(0, units).SelectMany(unit => Enumerable.Repeat(unit, _random.Next(16, 56)))];
        _tenure = [.. _unit.Select(_ => _random.Next(1, 4))];
        _activity = [.. _unit.Select(_ => 8 * Math.Exp((0.6 * Normal()) - 0.18))];
        _known = [.. _unit.Select((_, person) => Enumerable.Range(0, Acquaintances).Select(_ => Somebody(person)).ToArray())];
        Before = Contacts(after: false);
        var without = Contacts(after: true);
        Participants = Draw();
        var added = Added(_random.NextDouble() * 3);
        (WithoutEffect, WithEffect) = (without, [.. without, .. added]);
        TrueEffect = Participants.Average(person => (double)Across(WithEffect, person) - Across(WithoutEffect, person));
    }

    public IReadOnlyList<(int A, int B)> Before { get; }

    public IReadOnlyList<(int A, int B)> WithoutEffect { get; }

    public IReadOnlyList<(int A, int B)> WithEffect { get; }

    public IReadOnlySet<int> Participants { get; }

    /// <summary>Mean over the participants of their contacts across units with the intervention, less those without it.</summary>
    public double TrueEffect { get; }

    public IReadOnlyList<StudyPerson> People =>
        [.. _unit.Select((unit, person) => new StudyPerson($"U{unit}", _tenure[person], Participants.Contains(person)))];

    public static SimulatedCompany Found(int seed) => new(seed);

    private List<(int A, int B)> Contacts(bool after)
    {
        var contacts = new List<(int, int)>();
        for (var person = 0; person < _unit.Length; person++)
        {
            var number = Poisson(_activity[person] * (after ? _trend[_unit[person]] : 1));
            for (var n = 0; n < number; n++)
            {
                var other = _random.NextDouble() < 0.5 ? _known[person][_random.Next(Acquaintances)] : Somebody(person);
                if (other != person) contacts.Add((person, other));
            }
        }

        return contacts;
    }

    private int Somebody(int person)
    {
        var across = _random.NextDouble() < _openness[_unit[person]];
        while (true)
        {
            var other = _random.Next(_unit.Length);
            if (_unit[other] == _unit[person] != across) return other;
        }
    }

    private HashSet<int> Draw()
    {
        var wish = Enumerable.Range(0, _openness.Length).Select(_ => 0.4 + (2 * _random.NextDouble())).ToArray();
        var before = Enumerable.Range(0, _unit.Length).Select(person => (double)Across(Before, person)).ToArray();
        var sorted = before.Order().ToArray();
        var chances = _unit.Select((unit, person) => wish[unit] * (_tenure[person] == 1 ? 1.6 : 1)
            * (before[person] > sorted[2 * (sorted.Length - 1) / 3] ? 1.6 : before[person] > sorted[(sorted.Length - 1) / 3] ? 1.2 : 1)).ToArray();
        var participants = new HashSet<int>();
        var wanted = _random.Next(20, 46);
        while (participants.Count < wanted)
        {
            var person = _random.Next(_unit.Length);
            if (_random.NextDouble() * 6.5 < chances[person]) participants.Add(person);
        }

        return participants;
    }

    private List<(int A, int B)> Added(double each)
    {
        var met = Participants.Order().ToArray();
        var added = new List<(int, int)>();
        foreach (var person in met)
        {
            // A contact among participants is one of both, so that half of them is enough.
            for (var n = Poisson(each / 4); n > 0; n--) Add(person, met[_random.Next(met.Length)]);
            for (var n = Poisson(each / 2); n > 0; n--) Add(person, _random.Next(_unit.Length));
        }

        return added;

        void Add(int person, int other)
        {
            if (_unit[person] != _unit[other]) added.Add((person, other));
        }
    }

    private int Across(IEnumerable<(int A, int B)> contacts, int person) => contacts
        .Where(contact => (contact.A == person || contact.B == person) && _unit[contact.A] != _unit[contact.B])
        .Select(contact => contact.A == person ? contact.B : contact.A).Distinct().Count();

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    private int Poisson(double mean)
    {
        var (limit, product, number) = (Math.Exp(-mean), _random.NextDouble(), 0);
        for (; product > limit; number++) product *= _random.NextDouble();
        return number;
    }
}
