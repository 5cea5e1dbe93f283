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
    private readonly Circles circles;
    private readonly TopicBags bags;
    private readonly Casting casting;
    private readonly PostWriter writer;
    private readonly Reactions reactions;
    private readonly HashSet<string> titles = new(StringComparer.Ordinal);
    private int threadCount;
    private int postCount;
    private int replyCount;

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
        circles = new Circles(plan, Company, crowd);
        circles.Seed(dice.Fork("memberships"));
        bags = new TopicBags(library);
        casting = new Casting(Company, crowd, tally, circles);
        writer = new PostWriter(Company, crowd, tally, circles);
        reactions = new Reactions(plan, crowd, tally, circles, interventions, dice);
    }

    public Company Company { get; }

    public IReadOnlyList<DemoIntervention> Interventions => interventions.All;

    public IReadOnlyCollection<DemoMembership> Memberships => circles.Memberships;

    public IEnumerable<DemoThread> Threads()
    {
        foreach (var schedule in new Timetable(plan, start, dice).Schedules())
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
        reactions.Count,
        writer.Mentions,
        interventions.Truth());

    private DemoThread Write(List<DateTimeOffset> times)
    {
        var number = threadCount++;
        var lot = dice.Fork("thread", number);
        var space = casting.Space(times[0], lot);
        var text = Company.SpaceTexts[space.Number];
        var talk = new Talk(library, bags.Pick(text, times.Count, lot), lot.Fork("talk"));
        var asker = casting.Asker(space, text, talk.Topic, times[0], lot);
        var title = talk.Title(WorkingTime.ToLocal(times[0]));
        for (var tries = 0; !titles.Add(title) && tries < 12; tries++)
        {
            talk.Rechoose();
            title = talk.Title(WorkingTime.ToLocal(times[0]));
            if (tries > 3)
                title = talk.Place(title);
        }

        var posts = new List<Draft>(times.Count) { writer.Post(talk, Move.Open, asker, -1, times[0], double.NaN, [], space, lot) };
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
            post.Author, post.Parent, post.At, post.Body, post.Mentions, reactions.React(posts, index, accepted, space, threadCount, lot))).ToList();
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

    private void Reply(Talk talk, List<Draft> posts, DateTimeOffset at, DemoSpace space, Dice lot)
    {
        var asker = posts[0].Author;
        var answered = posts.FindLastIndex(post => post.Move is Move.Answer or Move.CalledIn && post.Author != asker);
        var move = Moves.Pick(talk, posts, answered, lot);
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
            author = casting.Replier(posts, parent, at, space, lot, out chance);
        if (author < 0 || author == posts[parent].Author)
        {
            author = posts[parent].Author == asker ? space.Hosts[0] : asker;
            chance = double.NaN;
        }

        posts.Add(writer.Post(talk, move, author, parent, at, chance, posts, space, lot));
        if (author != posts[parent].Author)
            tally.Add(at, chance, crowd.TopOf(author) != crowd.TopOf(posts[parent].Author));
    }

    /// <summary>The chance a pair was drawn with, where it was drawn; talking back follows the pair, not the law.</summary>
    private static double Chance(List<Draft> posts, int answered, int asker) =>
        posts[posts[answered].Parent].Author == asker ? posts[answered].CrossChance : double.NaN;
}
