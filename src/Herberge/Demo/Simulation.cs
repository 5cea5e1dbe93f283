namespace Herberge.Demo;

/// <summary>
/// Eighteen months of a company talking, as a pure function of <see cref="DemoPlan"/>. <see cref="Threads"/> streams in order
/// of their first post; memberships and truth are complete when it has ended.
/// </summary>
internal sealed class Simulation
{
    private readonly DemoPlan plan;
    private readonly TopicLibrary library;
    private readonly Dice dice;
    private readonly Crowd crowd;
    private readonly MixingLaw law;
    private readonly TieTally tally;
    private readonly DemoInterventions interventions;
    private readonly DateTimeOffset start;
    private readonly Dictionary<(int Space, int Member), DemoMembership> memberships = [];
    private readonly Dictionary<int, List<int>> circles = [];
    private readonly Dictionary<(string Domain, bool Collection), Queue<Topic>> bags = [];
    private readonly HashSet<string> titles = new(StringComparer.Ordinal);
    private readonly HashSet<string> bodies = new(StringComparer.Ordinal);
    private int threadCount;
    private int postCount;
    private int replyCount;
    private int reactionCount;
    private int mentionCount;

    public Simulation(DemoPlan plan)
    {
        this.plan = plan;
        library = TopicLibrary.Load();
        dice = new Dice(0x4F53544552544147UL).Fork("house", plan.Seed).Fork("members", plan.Members);
        start = plan.Now.AddMonths(-DemoPlan.Months);
        Company = Company.Found(plan, library, dice);
        law = new MixingLaw(
            [.. Company.UnitTexts.Select(unit => unit.Name)], [.. Company.UnitTexts.Select(unit => unit.Inside)]);
        crowd = new Crowd(Company, law);
        tally = new TieTally(start);
        interventions = new DemoInterventions(plan, Company, crowd, dice.Fork("interventions"));
        SeedMemberships(dice.Fork("memberships"));
    }

    public Company Company { get; }

    public IReadOnlyList<DemoIntervention> Interventions => interventions.All;

    public IReadOnlyCollection<DemoMembership> Memberships =>
        [.. memberships.Values.OrderBy(membership => membership.Space).ThenBy(membership => membership.Member)];

    public IEnumerable<DemoThread> Threads()
    {
        foreach (var schedule in Schedules())
        {
            var thread = Write(schedule);
            interventions.Count(thread);
            yield return thread;
        }
    }

    public DemoTruth Truth() => new(
        plan.Members,
        plan.Seed,
        plan.Now,
        DemoPlan.OpeningMonth,
        MixingLaw.ClosedAffinity,
        MixingLaw.OpenedAffinity,
        MixingLaw.Opened,
        MixingLaw.Closed,
        [
            .. Company.UnitTexts.Select((unit, u) => new TruthUnit(
                unit.Name,
                Company.Members.Count(member => crowd.TopOf(member.Number) == u),
                law.Inside(u, 0),
                law.Inside(u, DemoPlan.OpeningMonth))),
        ],
        tally.ByMonth(),
        threadCount,
        postCount,
        replyCount,
        reactionCount,
        mentionCount,
        interventions.Truth());

    private void SeedMemberships(Dice lot)
    {
        foreach (var space in Company.Spaces)
        {
            foreach (var host in space.Hosts)
                Join(space.Number, host, space.Opened, host: true);
            var home = Company.SpaceTexts[space.Number].HomeUnits;
            foreach (var member in Company.Members)
            {
                var top = crowd.TopOf(member.Number);
                double chance;
                if (member.IsGuest)
                    chance = space.Partners.Contains(member.Partner) ? 0.9 : 0;
                else if (space.Door == DemoDoor.Private)
                    chance = home.Contains(top) && member.Energy > 2 ? 0.12 : 0;
                else if (space.Door == DemoDoor.Restricted)
                    chance = home.Contains(top) ? 0.07 : 0.004;
                else
                    chance = home.Length > 0 && home[0] == top ? 0.5 : home.Contains(top) ? 0.22 : 0.05;
                if (lot.Chance(chance))
                {
                    var since = member.Joined > space.Opened ? member.Joined : space.Opened;
                    Join(space.Number, member.Number, since.AddDays(lot.Unit() * 3), host: false);
                }
            }
        }
    }

    private void Join(int space, int member, DateTimeOffset at, bool host)
    {
        if (memberships.TryGetValue((space, member), out var before))
        {
            if (at < before.Since)
                memberships[(space, member)] = before with { Since = at };
            return;
        }

        memberships.Add((space, member), new DemoMembership(space, member, at > plan.Now ? plan.Now : at, host));
        if (!circles.TryGetValue(space, out var circle))
            circles.Add(space, circle = []);
        circle.Add(member);
    }

    /// <summary>When the threads begin and how they go on, before it is known who speaks. The posts add up to the plan.</summary>
    private List<List<DateTimeOffset>> Schedules()
    {
        var lot = dice.Fork("schedule");
        var days = (int)(plan.Now - start).TotalDays;
        var first = DateOnly.FromDateTime(WorkingTime.ToLocal(start));
        var weights = new double[days + 1];
        for (var day = 0; day <= days; day++)
        {
            var month = day / 30.4;
            weights[day] = WorkingTime.Weight(first.AddDays(day)) * Math.Min(1, 0.3 + (0.14 * month)) * (1 + (0.012 * month));
        }

        var schedules = new List<List<DateTimeOffset>>();
        while (schedules.Count < plan.TargetThreads)
        {
            var at = WorkingTime.SomeTimeOn(first.AddDays(lot.Weighted(weights)), lot);
            if (at <= start || at >= plan.Now)
                continue;
            schedules.Add([at]);
        }

        var total = schedules.Count;
        var mean = (double)plan.TargetPosts / plan.TargetThreads;
        foreach (var schedule in schedules)
        {
            var replies = lot.Chance(0.04) ? 0 : (int)Math.Min(150, lot.LogNormal(mean * 0.52, 0.95));
            for (var i = 0; i < replies && total < plan.TargetPosts; i++)
            {
                if (!Continue(schedule, lot))
                    break;
                total++;
            }
        }

        for (var tries = 0; total < plan.TargetPosts && tries < plan.TargetPosts * 20; tries++)
        {
            var schedule = lot.Pick(schedules);
            if (schedule.Count > 1 && Continue(schedule, lot))
                total++;
        }

        schedules.Sort((a, b) => a[0].CompareTo(b[0]));
        return schedules;
    }

    private bool Continue(List<DateTimeOffset> schedule, Dice lot)
    {
        var gapHours = lot.Chance(0.025) ? lot.LogNormal(700, 0.7) : lot.LogNormal(0.7 + (schedule.Count * 0.22), 1.25);
        var at = WorkingTime.Settle(schedule[^1].AddHours(gapHours).AddSeconds(lot.Between(1, 59)), lot);
        if (at >= plan.Now.AddMinutes(-3))
            return false;
        schedule.Add(at);
        return true;
    }

    private DemoThread Write(List<DateTimeOffset> times)
    {
        var number = threadCount++;
        var lot = dice.Fork("thread", number);
        var space = PickSpace(times[0], lot);
        var text = Company.SpaceTexts[space.Number];
        var talk = new Talk(library, PickTopic(text, times.Count, lot), lot.Fork("talk"));
        var asker = PickAsker(space, text, talk.Topic, times[0], lot);
        var title = talk.Title(WorkingTime.ToLocal(times[0]));
        for (var tries = 0; !titles.Add(title) && tries < 12; tries++)
        {
            talk.Rechoose();
            title = talk.Title(WorkingTime.ToLocal(times[0]));
            if (tries > 3)
                title = talk.Place(title);
        }

        var posts = new List<Draft>(times.Count) { Post(talk, Move.Open, asker, -1, times[0], double.NaN, [], space, lot) };
        var accepted = -1;
        for (var i = 1; i < times.Count; i++)
            Reply(talk, posts, times[i], space, lot);
        if (talk.Topic.Kind == TopicKind.Question)
        {
            var candidates = posts.Select((post, index) => (post, index))
                .Where(pair => pair.post.Move is Move.Answer or Move.CalledIn && pair.post.Author != asker).Select(pair => pair.index).ToList();
            if (candidates.Count > 0 && lot.Chance(0.72))
                accepted = candidates[Math.Min(lot.Weighted([6, 3, 1]), candidates.Count - 1)];
        }

        var finished = posts.Select((post, index) => new DemoPost(
            post.Author, post.Parent, post.At, post.Body, post.Mentions, React(posts, index, accepted, space, lot))).ToList();
        postCount += posts.Count;
        replyCount += posts.Count - 1;
        return new DemoThread(
            number,
            space.Number,
            talk.Topic.Kind switch
            {
                TopicKind.Question => DemoThreadKind.Question,
                TopicKind.Announcement => DemoThreadKind.Announcement,
                _ => DemoThreadKind.Discussion,
            },
            title,
            talk.English ? "en" : "de",
            accepted,
            talk.Topic.Kind == TopicKind.Announcement && plan.Now - times[0] < TimeSpan.FromDays(21),
            finished);
    }

    private DemoSpace PickSpace(DateTimeOffset at, Dice lot)
    {
        double[] weights =
            [.. Company.Spaces.Select(space => space.Opened < at ? Company.SpaceTexts[space.Number].Share : 0)];
        return Company.Spaces[lot.Weighted(weights)];
    }

    private Topic PickTopic(SpaceText text, int length, Dice lot)
    {
        var domain = text.Domains[lot.Weighted([.. text.Domains.Select(pair => pair.Weight)])].Domain;
        // One thread in fourteen is in English wherever people work with partners abroad.
        if (domain is "research" or "it" or "service" or "projects" or "sales" && lot.Chance(0.09))
            domain = "english";
        var collection = length > 22 && lot.Chance(0.8);
        if (collection && !library.Topics[domain].Any(topic => topic.Kind == TopicKind.Collection))
            collection = false;
        if (!bags.TryGetValue((domain, collection), out var bag))
            bags.Add((domain, collection), bag = new Queue<Topic>());
        if (bag.Count == 0)
        {
            var topics = library.Topics[domain].Where(topic => topic.Kind == TopicKind.Collection == collection).ToList();
            lot.Shuffle(topics);
            foreach (var topic in topics)
                bag.Enqueue(topic);
        }

        return bag.Dequeue();
    }

    private int PickAsker(DemoSpace space, SpaceText text, Topic topic, DateTimeOffset at, Dice lot)
    {
        if (topic.Kind == TopicKind.Announcement)
            return space.Hosts[lot.Index(space.Hosts.Count)];
        if (space.Partners.Count > 0 && lot.Chance(space.Door == DemoDoor.Open ? 0.05 : 0.16))
        {
            var guest = crowd.Guest(at, space.Partners, lot);
            if (guest >= 0)
                return guest;
        }

        var asker = crowd.Anybody(at, lot.Chance(0.8) ? text.HomeUnits : null, lot);
        return asker >= 0 ? asker : space.Hosts[0];
    }

    private void Reply(Talk talk, List<Draft> posts, DateTimeOffset at, DemoSpace space, Dice lot)
    {
        var asker = posts[0].Author;
        var answered = posts.FindLastIndex(post => post.Move is Move.Answer or Move.CalledIn && post.Author != asker);
        var move = PickMove(talk, posts, answered, lot);
        var parent = 0;
        var author = -1;
        var chance = double.NaN;
        switch (move)
        {
            case Move.FollowReply:
                parent = posts.Count - 1;
                author = posts[posts[parent].Parent].Author;
                chance = posts[parent].CrossChance;
                break;
            case Move.CalledIn:
                parent = posts.Count - 1;
                author = posts[parent].Called;
                chance = posts[parent].CalledChance;
                break;
            case Move.Thanks or Move.Outcome:
                parent = answered;
                author = asker;
                chance = Chance(posts, answered, asker);
                break;
            case Move.FollowUp:
                parent = answered;
                if (lot.Chance(0.4) && posts[answered].Parent == 0)
                {
                    author = asker;
                    chance = Chance(posts, answered, asker);
                }

                break;
            case Move.Objection:
                parent = answered;
                break;
            case Move.Remark or Move.Short or Move.Experience:
                parent = lot.Chance(0.45) ? 0 : Math.Max(0, posts.Count - 1 - lot.Index(Math.Min(3, posts.Count)));
                break;
        }

        if (author < 0)
            author = PickReplier(posts, parent, at, space, lot, out chance);
        if (author < 0 || author == posts[parent].Author)
        {
            author = posts[parent].Author == asker ? space.Hosts[0] : asker;
            chance = double.NaN;
        }

        posts.Add(Post(talk, move, author, parent, at, chance, posts, space, lot));
        if (author != posts[parent].Author)
            tally.Add(at, chance, crowd.TopOf(author) != crowd.TopOf(posts[parent].Author));
    }

    /// <summary>The chance a pair was drawn with, where it was drawn; talking back follows the pair, not the law.</summary>
    private static double Chance(List<Draft> posts, int answered, int asker) =>
        posts[posts[answered].Parent].Author == asker ? posts[answered].CrossChance : double.NaN;

    private int PickReplier(List<Draft> posts, int parent, DateTimeOffset at, DemoSpace space, Dice lot, out double chance)
    {
        chance = double.NaN;
        if (space.Partners.Count > 0 && lot.Chance(space.Door == DemoDoor.Open ? 0.06 : 0.17))
        {
            var guest = crowd.Guest(at, space.Partners, lot);
            if (guest >= 0 && guest != posts[parent].Author)
                return guest;
        }

        var inThread = posts.Select(post => post.Author).Distinct().ToList();
        var circle = space.Door == DemoDoor.Open || lot.Chance(0.35) ? inThread : circles[space.Number];
        var stay = space.Door == DemoDoor.Open ? 0.3 : 0.93;
        return crowd.Partner(posts[parent].Author, tally.Month(at), at, circle, stay, lot, out chance);
    }

    private static Move PickMove(Talk talk, List<Draft> posts, int answered, Dice lot)
    {
        var last = posts[^1];
        if (last.Move == Move.FollowUp)
            return Move.FollowReply;
        if (last.Move == Move.CallIn && last.Called >= 0)
            return Move.CalledIn;
        if (talk.Topic.Kind == TopicKind.Collection)
        {
            return talk.Can(Move.Item) && lot.Chance(0.84) ? Move.Item
                : talk.Can(Move.Remark) && lot.Chance(0.6) ? Move.Remark : lot.Chance(0.5) ? Move.SameHere : Move.Short;
        }

        var asked = posts.Count;
        var thanked = posts.Count(post => post.Move == Move.Thanks);
        Span<double> weights =
        [
            0,
            talk.Can(Move.Answer) ? (answered < 0 ? 7 : 4.5) : 0,
            talk.Can(Move.Experience) ? 2.6 : 0,
            talk.Can(Move.Objection) && answered > 0 ? 1.8 : 0,
            talk.Can(Move.FollowUp) && answered > 0 ? 2.6 : 0,
            0,
            answered > 0 && thanked < 2 && last.Author != posts[0].Author ? 1.4 : 0,
            asked < 12 ? 0.9 : 0.35,
            asked > 1 ? 0.5 : 0.8,
            0,
            talk.Can(Move.Outcome) && answered > 0 && asked > 3 ? 1.1 : 0,
            talk.Can(Move.Remark) ? (asked < 4 ? 0.5 : 1.7) : 0,
            asked > 2 ? 0.35 : 0.1,
            0,
        ];
        return (Move)lot.Weighted(weights);
    }

    private Draft Post(
        Talk talk, Move move, int author, int parent, DateTimeOffset at, double chance, List<Draft> before, DemoSpace space, Dice lot)
    {
        Join(space.Number, author, at, host: false);
        var mentions = new List<int>();
        var called = -1;
        var calledChance = double.NaN;
        if (move == Move.CallIn)
        {
            called = crowd.Partner(author, tally.Month(at), at, [], 0, lot, out calledChance);
            if (called >= 0 && before.Any(post => post.Author == called))
                called = -1;
            if (called < 0)
            {
                move = talk.Can(Move.Remark) ? Move.Remark : Move.Short;
            }
            else
            {
                mentions.Add(called);
                tally.Add(at, calledChance, crowd.TopOf(author) != crowd.TopOf(called));
                Join(space.Number, called, at, host: false);
            }
        }

        var you = parent < 0 ? null : Company.Members[before[parent].Author];
        var callsByName = you is not null && you.Number != author && move is Move.Answer or Move.Objection or Move.FollowUp or Move.FollowReply
            && lot.Chance(0.16);
        if (callsByName)
        {
            mentions.Add(you!.Number);
            tally.Add(at, chance, crowd.TopOf(author) != crowd.TopOf(you.Number));
        }

        mentionCount += mentions.Count;
        var quote = parent >= 0 && move is Move.Objection or Move.FollowUp or Move.Remark or Move.Answer && lot.Chance(0.13)
            ? Quote(before[parent].Body) : null;
        var member = Company.Members[author];
        var third = called < 0 ? null : Company.Members[called];
        var speech = new Speech(
            WorkingTime.ToLocal(at),
            you?.Given ?? "",
            you is null ? "" : $"@{you.Handle}",
            AtOurs(member, talk.English),
            third is null ? "" : $"@{third.Handle}",
            third?.Given ?? "",
            callsByName,
            quote);
        var body = talk.Say(move, speech);
        // Nobody says the same thing word for word as somebody else did; a short word of thanks may.
        for (var tries = 0; !bodies.Add(body) && tries < 4; tries++)
            body = talk.AddTo(body);
        return new Draft(author, parent, at, body, mentions, move, chance, called, calledChance);
    }

    private string AtOurs(DemoMember member, bool english)
    {
        if (member.IsGuest)
            return english ? $"at {Company.Partners[member.Partner].Name}" : $"bei {Company.Partners[member.Partner].Name}";
        var text = Company.UnitTexts[crowd.TopOf(member.Number)];
        return english ? $"in {text.Name}" : $"bei uns {text.AtOurs}";
    }

    /// <summary>The last whole sentence of some length, as people quote.</summary>
    private static string? Quote(string body)
    {
        if (body.Contains('\n', StringComparison.Ordinal) || body.Contains('@', StringComparison.Ordinal))
            return null;
        var sentences = body.Split(". ");
        for (var i = sentences.Length - 1; i >= 0; i--)
        {
            // “bis 3. Februar” is no end of a sentence.
            var isCut = (i > 0 && char.IsAsciiDigit(sentences[i - 1].LastOrDefault())) || char.IsAsciiDigit(sentences[i].LastOrDefault());
            if (sentences[i].Length is > 30 and < 170 && !isCut)
                return i == sentences.Length - 1 ? sentences[i] : sentences[i] + ".";
        }

        return null;
    }

    private List<DemoReaction> React(List<Draft> posts, int index, int accepted, DemoSpace space, Dice lot)
    {
        var post = posts[index];
        var median = index == accepted ? 4.5 : index == 0 ? 1.6 : post.Move is Move.Answer or Move.CalledIn or Move.Item ? 1.1 : 0.55;
        var wanted = (int)Math.Min(45, lot.LogNormal(median, 0.85));
        var reactions = new List<DemoReaction>();
        var taken = new HashSet<int> { post.Author };
        for (var i = 0; i < wanted; i++)
        {
            var at = WorkingTime.Settle(post.At.AddHours(lot.LogNormal(4, 1.2)).AddSeconds(lot.Between(1, 59)), lot);
            if (at >= plan.Now)
                continue;
            var month = tally.Month(at);
            var circle = space.Door == DemoDoor.Open ? posts.ConvertAll(other => other.Author) : circles[space.Number];
            var member = crowd.Partner(post.Author, month, at, circle, space.Door == DemoDoor.Open ? 0.15 : 0.95, lot, out var chance);
            if (member < 0 || !taken.Add(member))
                continue;
            Join(space.Number, member, at, host: false);
            tally.Add(at, chance, crowd.TopOf(member) != crowd.TopOf(post.Author));
            reactions.Add(new DemoReaction(member, Word(post.Move, lot), at));
        }

        TakeUp(post, index, space, taken, reactions);
        reactions.Sort((a, b) => a.At.CompareTo(b.At));
        reactionCount += reactions.Count;
        return reactions;
    }

    /// <summary>What participants of an intervention add. Draws of its own, so that everything else stays as it would have been.</summary>
    private void TakeUp(Draft post, int index, DemoSpace space, HashSet<int> taken, List<DemoReaction> reactions)
    {
        if (space.Door != DemoDoor.Open)
            return;
        var lot = dice.Fork("taken up", threadCount).Fork("post", index);
        var member = interventions.TakesUp(post.Author, post.At, lot);
        var at = WorkingTime.Settle(post.At.AddHours(lot.LogNormal(4, 1.2)).AddSeconds(lot.Between(1, 59)), lot);
        if (member < 0 || at >= plan.Now || !taken.Add(member))
            return;
        Join(space.Number, member, at, host: false);
        reactions.Add(new DemoReaction(member, Word(post.Move, lot), at, IsAdded: true));
    }

    private static DemoWord Word(Move move, Dice lot) => move switch
    {
        Move.Open => (DemoWord)lot.Weighted([3, 6, 0.8, 0.1]),
        Move.Answer or Move.CalledIn or Move.FollowReply => (DemoWord)lot.Weighted([3, 0.6, 6, 0.3]),
        Move.SameHere or Move.Experience => (DemoWord)lot.Weighted([1.5, 4, 3, 0.2]),
        Move.Thanks or Move.Outcome => (DemoWord)lot.Weighted([5, 0.6, 2.5, 0.1]),
        Move.Objection => (DemoWord)lot.Weighted([1, 2, 2.5, 1.6]),
        _ => (DemoWord)lot.Weighted([3, 2, 3, 0.4]),
    };

    private sealed record Draft(
        int Author, int Parent, DateTimeOffset At, string Body, List<int> Mentions, Move Move, double CrossChance, int Called, double CalledChance);
}
