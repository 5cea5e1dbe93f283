using Herberge.Activation.Rounds;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Storage;
using Herberge.Graphs;
using Herberge.Graphs.Matching;

namespace Herberge.Demo;

/// <summary>
/// A lunch lottery of eighteen months, drawn by the house's own matching. Its meetings write no contacts: what is measured in a demo house
/// is compared with a truth (<see cref="DemoTruth"/>) that knows of talk alone.
/// </summary>
internal sealed class FillRounds(HouseDb db, DemoPlan plan, DemoIds ids, IReadOnlyList<Guid> members, Guid manager)
{
    private const int Fortnight = 14;
    private const int Online = 31;
    private static readonly string[] Topics = ["Radfahren", "Kochen", "Brettspiele", "Musik", "Garten", "Ausbildung", "Werkstatt", "Künstliche Intelligenz", "Kinder", "Reisen"];

    /// <param name="people">Of the house; the first ones take part in any case.</param>
    /// <param name="topOf">The number of their top unit.</param>
    public void Write(IReadOnlyList<DemoMember> people, Func<int, int> topOf)
    {
        var dice = new Dice((ulong)plan.Seed).Fork("rounds");
        var first = plan.Now.AddMonths(-DemoPlan.Months).Date.AddDays(40);
        while (first.DayOfWeek != DayOfWeek.Monday) first = first.AddDays(1);
        var start = new DateTimeOffset(first, TimeSpan.Zero).AddHours(5);
        var programme = new RoundProgramme(ids.At(start.AddDays(-12)), manager, start.AddDays(-12))
        {
            Name = "Mittagslos", Text = "Zwei, die sonst nichts miteinander zu tun haben, essen zusammen. Wer keine Kantine in der Nähe hat, trinkt online einen Kaffee.",
            Kind = RoundKind.Lunch, Size = 2, Rhythm = RoundRhythm.TwoWeeks,
        };
        db.Add(programme);

        var rest = people.Skip(4).ToList();
        dice.Shuffle(rest);
        var taking = people.Take(4).Concat(rest.Take(Math.Max(20, people.Count / 5))).Select(person => Entry(person, programme.Id, start, dice)).ToList();
        foreach (var one in taking) db.Add(one.Entry);
        var places = taking.Select(one => one.Entry.Place!).Distinct().Order(StringComparer.Ordinal).Take(Online).ToList();
        var languages = taking.SelectMany(one => one.Person.Languages).Distinct().Order(StringComparer.Ordinal).ToList();
        MeetingPerson[] table = [.. taking.Select(one => new MeetingPerson(
            topOf(one.Person.Number), null, one.Person.Languages.Aggregate(0u, (bits, word) => bits | (1u << languages.IndexOf(word))), one.Entry.Days,
            (1u << places.IndexOf(one.Entry.Place!)) | (one.Entry.Online ? 1u << Online : 0)))];

        var (history, met, number) = (new MeetingHistory(), new HashSet<(int, int)>(), 0);
        var at = start;
        for (; at <= plan.Now; at = at.AddDays(Fortnight))
        {
            int[] here = [.. Enumerable.Range(0, taking.Count).Where(person => taking[person].Entry.JoinedAt <= at && (number < 1 || taking[person].Person.Number < 4 || dice.Chance(0.9)))];
            Draw(programme.Id, ++number, at, here);
        }

        programme.NextDrawOn = DateOnly.FromDateTime(at.UtcDateTime);

        void Draw(Guid programmeId, int round, DateTimeOffset drawn, int[] here)
        {
            var numbers = here.Select((person, place) => (person, place)).ToDictionary(pair => pair.person, pair => pair.place);
            var ties = new TieGraphBuilder(here.Length, TieWeight.Binary);
            foreach (var (a, b) in met)
                if (numbers.TryGetValue(a, out var one) && numbers.TryGetValue(b, out var other)) ties.Add(one, other);
            var apart = history.Pairs.Where(pair => numbers.ContainsKey(pair.A) && numbers.ContainsKey(pair.B)).Select(pair => (numbers[pair.A], numbers[pair.B])).ToList();
            var result = MeetingRound.Form([.. here.Select(person => table[person] with { WasLeftOut = history.LeftOut.Contains(person) })], ties.Build(), apart, new MeetingOptions { Seed = (ulong)round });
            var made = new Round(ids.At(drawn), programmeId, round, drawn, drawn.AddDays(Fortnight).AddHours(-5)) { ShareOfBound = result.ShareOfBound };
            var occasion = new Occasion(DrawRound.Occasion, made.Id, drawn, made.EndsAt, ids.At(drawn));
            var isOver = made.EndsAt <= plan.Now;
            foreach (var formed in result.Groups)
            {
                int[] people = [.. formed.Members.Select(person => here[person])];
                var day = DrawRound.DayOf(formed.Days, DateOnly.FromDateTime(drawn.UtcDateTime));
                var group = new RoundGroup(ids.At(drawn), made.Id, day, places.Where((_, bit) => (formed.Places & (1u << bit)) != 0).FirstOrDefault(), languages.Where((_, bit) => (formed.Languages & (1u << bit)) != 0).First());
                var said = new DateTimeOffset(day, new TimeOnly(13, 10), TimeSpan.Zero);
                if (said < plan.Now && (isOver || people[0] >= 4) && dice.Chance(0.68)) group.MetAt = said;
                foreach (var person in people)
                {
                    group.Add(new RoundSeat(group.Id, members[taking[person].Person.Number]));
                    occasion.Add(members[taking[person].Person.Number]);
                }

                foreach (var (a, b) in MeetingHistory.PairsOf(people))
                {
                    made.Pairs++;
                    if (table[a].Unit != table[b].Unit) made.PairsAcross++;
                    if (group.MetAt is not null) met.Add((a, b));
                    if (group.MetAt is not null && isOver) made.PairsMet++;
                }

                made.People += people.Length;
                if (group.MetAt is not null && isOver) made.PeopleMet += people.Length;
                made.Add(group);
            }

            if (isOver) (made.CountedAt, made.PeopleLeft) = (made.EndsAt, made.People);
            history.Add(result.Groups.Select(group => (IReadOnlyList<int>)[.. group.Members.Select(person => here[person])]), result.LeftOut.Select(person => here[person]));
            db.Add(made);
            db.Add(occasion);
        }
    }

    private (DemoMember Person, RoundEntry Entry) Entry(DemoMember person, Guid programmeId, DateTimeOffset start, Dice dice)
    {
        var joined = (person.Joined > start ? person.Joined : start.AddDays(-8)).AddDays(dice.Between(0, 6));
        var days = 0;
        for (var left = dice.Between(2, 3); left > 0; left--) days |= 1 << dice.Index(5);
        var topics = Topics.Where(_ => dice.Chance(0.25)).ToArray();
        return (person, new RoundEntry(programmeId, members[person.Number], joined) { Days = (byte)days, Languages = string.Join(',', person.Languages), Place = person.Place, Online = dice.Chance(0.5), Topics = string.Join(", ", topics) });
    }
}
