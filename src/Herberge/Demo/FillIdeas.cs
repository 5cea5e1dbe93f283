using System.Globalization;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Markdown;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Herberge.Ideas;
using Herberge.Ideas.Campaigns;
using Herberge.Ideas.Decisions;
using Herberge.Ideas.Evaluation;
using Herberge.Ideas.Outcomes;
using Herberge.Ideas.Stages;
using Herberge.Ideas.Voting;
using Herberge.Spaces;
using Herberge.Voices.Needs;

namespace Herberge.Demo;

/// <summary>Who takes part in the demo company's ideas.</summary>
/// <param name="Ids">By member number.</param>
/// <param name="Inside">People of the house.</param>
/// <param name="UnitOf">Name of a member's top unit.</param>
/// <param name="GroupOf">Its id; empty for none.</param>
internal sealed record IdeaPeople(IReadOnlyList<Guid> Ids, IReadOnlyList<DemoMember> Inside, Func<int, string> UnitOf, Func<int, Guid> GroupOf);

/// <summary>Writes campaigns in every phase, ideas on their way, votes, score cards, decisions and what came of them.</summary>
internal sealed class FillIdeas(HouseDb db, DemoPlan plan, DemoIds ids, IdeaPeople people, MarkdownRenderer markdown, Func<DemoThread, Space, List<SearchDocument>, DiscussionThread> addThread)
{
    private const int Host = 1;
    private const int Sponsor = 5;
    private const int SecondDecider = 7;
    private const int Purse = 5;
    private const double Judges = 0.85;

    private static readonly int[] Jury = [3, 6, 8, 9, 10, 11, 13, 14];

    private readonly Dice _dice = new Dice((ulong)plan.Seed).Fork("ideas");
    private readonly DateOnly _today = DateOnly.FromDateTime(plan.Now.UtcDateTime);
    private readonly List<Planned> _planned = [];
    private int _number;

    /// <param name="needs">Needs by number, with quotes that may stand beside ideas.</param>
    /// <param name="documents">What search is to know.</param>
    public void Write(IReadOnlyDictionary<int, (Guid Id, IReadOnlyList<Guid> Quotes)> needs, List<SearchDocument> documents)
    {
        var opened = plan.Now.AddDays(-320);
        var space = new Space(ids.At(opened), "ideen-im-haus", "Ideen im Haus", "Hier sprechen wir über Ideen, ihre Entscheidungen und was daraus wird.", SpaceKind.Open, 3, people.Ids[Host], opened);
        db.Add(new SpaceMember(space.Id, people.Ids[Host], SpaceRole.Host, opened));
        space.MemberCount = 1;
        db.Add(space);
        documents.Add(new SearchDocument(SearchKind.Space, space.Id, space.Id, null, null, space.Name, space.Purpose, space.CreatedAt));
        foreach (var told in DemoIdeas.Read()) AddCampaign(told, space);
        // Ideas are numbered as they come in.
        foreach (var idea in _planned.OrderBy(idea => idea.At)) AddIdea(idea, space, needs, documents);
    }

    private void AddCampaign(DemoCampaign told, Space space)
    {
        var at = plan.Now.AddDays(told.Days.Count > 0 ? Math.Min(told.Days[0] - 6, -1) : told.IsBox ? -310 : -2);
        var campaign = new Campaign(ids.At(at), told.IsBox, space.Id, people.Ids[Host], at)
        {
            Title = told.Title,
            Question = told.Question,
            Background = string.Join("\n\n", told.Background),
            BackgroundHtml = told.Background.Count == 0 ? "" : markdown.Render(string.Join("\n\n", told.Background)).Html,
            SponsorId = told.IsBox ? null : people.Ids[Sponsor],
            Rule = told.Rule,
            Votes = told.Rule == SupportRule.Budget ? Purse : 0,
            DecideWithinDays = told.IsBox ? 40 : null,
            PublishedAt = told.IsDraft ? null : at.AddHours(30),
        };
        if (told.Days is [var collect, var discuss, var evaluate, var decide, var done])
            (campaign.CollectFrom, campaign.DiscussFrom, campaign.EvaluateFrom, campaign.DecideFrom, campaign.DoneFrom, campaign.DecideBy) =
                (Day(collect), Day(discuss), Day(evaluate), Day(decide), Day(done), Day(done - 1));
        db.Add(campaign);
        db.Add(Person(Host, CampaignRole.Lead));
        foreach (var decider in new[] { Sponsor, SecondDecider }) db.Add(Person(decider, CampaignRole.Decider));
        var criteria = told.Criteria.Select((c, n) => new Criterion { Id = ids.At(at), CampaignId = campaign.Id, Name = c.Name, Hint = c.Hint, Weight = c.Weight, Position = n, Axis = c.Axis }).ToList();
        db.AddRange(criteria);
        if (criteria.Count > 0) db.AddRange(Jury.Select(juror => Person(juror, CampaignRole.Juror)));
        if (told is { IsBox: false, IsDraft: false })
            db.Add(new Occasion(PublishCampaign.Occasion, campaign.Id, Start(told.Days[0]), Start(told.Days[^1]), ids.At(Start(told.Days[0]))));

        var purses = new Dictionary<int, int>();
        foreach (var idea in told.Ideas)
        {
            var dice = _dice.Fork("idea", _planned.Count + 1);
            var (first, last) = told.Days.Count > 0 ? (told.Days[0], Math.Min(told.Days[2], 0)) : (-150, 0);
            var latest = idea.Stage == StageKind.Submitted && told.Key != "projekte" ? last - 2 : first + ((last - first) / 3);
            _planned.Add(new Planned(idea, told, campaign, criteria, purses, Morning(dice.Between(first, Math.Max(first, latest)), dice), dice));
        }

        CampaignPerson Person(int number, CampaignRole role) => new() { CampaignId = campaign.Id, MemberId = people.Ids[number], Role = role };
    }

    private void AddIdea(Planned planned, Space space, IReadOnlyDictionary<int, (Guid Id, IReadOnlyList<Guid> Quotes)> needs, List<SearchDocument> documents)
    {
        var (told, of, campaign, criteria, purses, at, dice) = planned;
        _number++;
        var author = From(told.Unit, at, dice, besides: []);
        var posts = new List<DemoPost> { new(author, -1, at, told.Text.Count == 0 ? told.Lead : string.Join("\n\n", told.Text), [], []) };
        foreach (var (unit, words) in told.Answers)
        {
            var said = Min(posts[^1].At.AddHours(dice.Between(3, 70)), plan.Now.AddMinutes(-30));
            posts.Add(new DemoPost(From(unit, said, dice, [author]), 0, said, words, [], []));
        }

        // Somebody in charge answers most of them within days; one campaign is the bad example.
        var answered = told.Stage != StageKind.Submitted || (of.Key != "projekte" && dice.Chance(0.6));
        DateTimeOffset? answer = answered ? Min(at.AddDays(dice.Between(1, of.Key == "projekte" ? 24 : 6)), plan.Now.AddHours(-2)) : null;
        var thread = addThread(new DemoThread(_number, 0, DemoThreadKind.Idea, told.Title, "de", 0, false, posts), space, documents);

        var submitted = HouseStages.FirstId(StageKind.Submitted);
        var idea = new Idea(ids.At(at), _number, campaign.Id, thread.Id, submitted, told.Lead, at)
        {
            AnswerDueOn = WorkingDays.After(DateOnly.FromDateTime(at.UtcDateTime), campaign.AnswerWithinDays),
            FirstAnswerAt = answer,
            DecisionDueOn = campaign.DecideBy ?? WorkingDays.After(DateOnly.FromDateTime(at.UtcDateTime), campaign.DecideWithinDays ?? 0),
        };
        db.Add(new IdeaPerson { IdeaId = idea.Id, MemberId = people.Ids[author], Role = TeamRole.Author, Since = at });
        if (told.Answers.Count > 1) AddHelper(idea, posts[1].Author, author, posts[1].At.AddHours(5), space);
        db.Add(new Act(people.Ids[author], ActKind.SubmittedIdea, at, space.Id, idea.Id));
        Walk(idea, told, people.Ids[author], at, answer, dice, space);
        foreach (var (text, n) in told.Assumptions.Select((text, n) => (text, n))) AddAssumption(idea, text, n, at, dice);
        if (campaign.Rule != SupportRule.Assumptions) AddVotes(idea, told, campaign, at, purses, dice, space);
        if (criteria.Count > 0 && told.Stage is StageKind.Evaluated or StageKind.Decided or StageKind.Outcome) AddCards(idea, criteria, at, dice, space);
        if (told.Need is { } need && needs.TryGetValue(need, out var known))
        {
            db.Add(new NeedIdea { NeedId = known.Id, IdeaId = idea.Id, LinkedBy = people.Ids[Host], LinkedAt = at.AddHours(1) });
            db.AddRange(known.Quotes.Select(quote => new IdeaQuote { NeedId = known.Id, IdeaId = idea.Id, ObservationId = quote }));
        }

        db.Add(idea);
    }

    private void AddHelper(Idea idea, int helper, int author, DateTimeOffset at, Space space)
    {
        if (helper == author) return;
        db.Add(new IdeaPerson { IdeaId = idea.Id, MemberId = people.Ids[helper], Role = TeamRole.CoAuthor, Since = at, Part = "denkt mit" });
        db.Add(new Act(people.Ids[helper], ActKind.JoinedIdea, at, space.Id, idea.Id));
        db.Add(new Tie(people.Ids[author], people.Ids[helper], TieKind.CoAuthored, at, space.Id, idea.Id));
        db.Add(new Tie(people.Ids[helper], people.Ids[author], TieKind.CoAuthored, at, space.Id, idea.Id));
    }

    /// <summary>Every stage on its way, with days between, and what stands at its end.</summary>
    private void Walk(Idea idea, DemoIdea told, Guid author, DateTimeOffset at, DateTimeOffset? answer, Dice dice, Space space)
    {
        Move(null, StageKind.Submitted, author, at, null);
        if (told.Stage == StageKind.Submitted) return;
        var main = new[] { StageKind.Submitted, StageKind.Discussed, StageKind.Evaluated, StageKind.Decided, StageKind.Underway, StageKind.Outcome };
        var ends = told.Stage is StageKind.Parked or StageKind.Declined;
        var way = ends ? [StageKind.Submitted, StageKind.Discussed, told.Stage] : main[..(Array.IndexOf(main, told.Stage) + 1)];
        var day = answer ?? at.AddDays(2);
        var room = (plan.Now.AddDays(-3) - day).TotalDays / way.Length;
        for (var n = 1; n < way.Length; n++)
        {
            day = day.AddDays(Math.Max(0.2, Math.Min(room, dice.Between(6, 16))));
            if (way[n] == StageKind.Decided || (ends && n == way.Length - 1)) Decide(idea, told.Decision!, author, day);
            Move(way[n - 1], way[n], people.Ids[Host], day, way[n] == StageKind.Decided || (ends && n == way.Length - 1) ? told.Decision!.Headline : null);
        }

        if (told.Decision is not { Verdict: Verdict.Yes or Verdict.Pilot }) return;
        idea.OwnerId = author;
        (idea.PlannedFrom, idea.PlannedUntil) = (DateOnly.FromDateTime(day.UtcDateTime), told.Stage is StageKind.Decided or StageKind.Underway ? _today.AddDays(60) : DateOnly.FromDateTime(day.UtcDateTime).AddDays(70));
        foreach (var (step, n) in told.Steps.Select((step, n) => (step, n)))
            db.Add(new Milestone { Id = ids.At(day), IdeaId = idea.Id, Title = step.Title, OwnerId = author, DueOn = idea.PlannedFrom.Value.AddDays(20 * (n + 1)), DoneAt = step.Done ? Min(day.AddDays(12 * (n + 1)), plan.Now.AddDays(-1)) : null });
        foreach (var (benefit, n) in told.Benefits.Select((benefit, n) => (benefit, n)))
            db.Add(new Benefit { Id = ids.At(day), IdeaId = idea.Id, IsMeasured = benefit.Measured, Text = benefit.Text, On = benefit.Measured ? _today.AddDays(-9 - n) : DateOnly.FromDateTime(day.UtcDateTime), Source = benefit.Source, NotedBy = author });

        void Move(StageKind? from, StageKind to, Guid by, DateTimeOffset when, string? reason)
        {
            db.Add(new StageMove(ids.At(when), idea.Id, from is { } stage ? HouseStages.FirstId(stage) : null, HouseStages.FirstId(to), by, when, reason));
            (idea.StageId, idea.StageSince) = (HouseStages.FirstId(to), when);
            if (from is not null) db.Add(new Act(by, ActKind.MovedIdea, when, space.Id, idea.Id));
        }
    }

    private void Decide(Idea idea, DemoDecision told, Guid author, DateTimeOffset at)
    {
        var decider = people.Ids[Sponsor];
        var isNo = told.Verdict is Verdict.No or Verdict.Parked;
        db.Add(new Decision(ids.At(at), idea.Id, told.Verdict, told.Headline, told.Reason, decider, at)
        {
            OnBehalfOf = "den Ideenkreis",
            StopCriterion = isNo ? null : told.More,
            ReviewOn = isNo && told.More is { } days ? DateOnly.FromDateTime(at.UtcDateTime).AddDays(int.Parse(days, CultureInfo.InvariantCulture)) : null,
        });
        idea.DecidedAt = at;
        db.Add(new Act(decider, ActKind.DecidedIdea, at, null, idea.Id));
        if (author != decider) db.Add(new Notification(author, NotificationKind.IdeaDecided, decider, null, idea.ThreadId, null, at, ids.At(at)) { SeenAt = at.AddDays(1) });
    }

    /// <summary>Nearer units like it more; what everybody may see of it was released once.</summary>
    private void AddVotes(Idea idea, DemoIdea told, Campaign campaign, DateTimeOffset at, Dictionary<int, int> purses, Dice dice, Space space)
    {
        var liking = 0.015 + (0.075 * dice.Unit() * dice.Unit());
        var until = Min(at.AddDays(40), plan.Now.AddHours(-1));
        var votes = new List<(Vote Vote, Guid Group)>();
        foreach (var member in people.Inside.Where(m => m.Joined < at && m.Energy > 0))
        {
            var mine = dice.Fork("vote", member.Number);
            if (!mine.Chance(people.UnitOf(member.Number) == told.Unit ? liking * 3.2 : liking)) continue;
            var left = campaign.Rule == SupportRule.Budget ? Purse - purses.GetValueOrDefault(member.Number) : 1;
            if (left == 0) continue;
            var count = campaign.Rule == SupportRule.Budget ? Math.Min(left, mine.Between(1, 3)) : 1;
            purses[member.Number] = purses.GetValueOrDefault(member.Number) + count;
            var when = at.AddMinutes((until - at).TotalMinutes * mine.Unit());
            votes.Add((new Vote(idea.Id, people.Ids[member.Number], count, when), people.GroupOf(member.Number)));
            db.Add(new Act(people.Ids[member.Number], ActKind.SupportedIdea, when, space.Id, campaign.Id));
        }

        (idea.Supporters, idea.Votes) = (votes.Count, votes.Sum(v => v.Vote.Count));
        var groups = people.Inside.GroupBy(m => people.GroupOf(m.Number)).ToDictionary(g => g.Key, g => new Ideas.Support.UnitSupport(votes.Count(v => v.Group == g.Key), g.Count()));
        if (SupportGuard.Next(ShownSupport.Nothing, groups, [.. votes.Select(v => new SupportChange(null, v.Group))], ReleaseSupport.Smallest) is { } step)
        {
            foreach (var (vote, group) in votes.Where(v => step.Renewed.Contains(v.Group))) vote.ReleasedIn = group;
            db.AddRange(step.Shown.Units.OrderBy(u => u.Key).Select(u => Release(u.Key, u.Value)));
            if (step.Shown.Others is { } others) db.Add(Release(null, others));
            idea.AcrossSilos = Math.Round(Ideas.Support.AcrossSilos.Of(groups.Values, ReleaseSupport.Smallest), 2);
        }

        db.AddRange(votes.Select(v => v.Vote));

        SupportRelease Release(Guid? unit, int supporters) => new() { Id = ids.At(until), IdeaId = idea.Id, UnitId = unit, Supporters = supporters };
    }

    /// <summary>Workshops and offices see it differently.</summary>
    private void AddAssumption(Idea idea, string text, int position, DateTimeOffset at, Dice dice)
    {
        var assumption = new Assumption { Id = ids.At(at), IdeaId = idea.Id, Text = text, Position = position };
        db.Add(assumption);
        var (shop, office) = (0.2 + (0.6 * dice.Unit()), 0.2 + (0.6 * dice.Unit()));
        foreach (var member in people.Inside.Where(m => m.Energy > 0 && m.Joined < at))
        {
            var mine = _dice.Fork("opinion", member.Number).Fork(idea.Number.ToString(CultureInfo.InvariantCulture), position);
            if (!mine.Chance(0.09)) continue;
            var agrees = mine.Chance(people.UnitOf(member.Number).StartsWith("Produktion", StringComparison.Ordinal) ? shop : office);
            db.Add(new Opinion { AssumptionId = assumption.Id, MemberId = people.Ids[member.Number], Stance = mine.Chance(0.12) ? 0 : agrees ? 1 : -1, At = Min(at.AddDays(mine.Between(1, 30)), plan.Now.AddHours(-1)) });
        }
    }

    private void AddCards(Idea idea, List<Criterion> criteria, DateTimeOffset at, Dice dice, Space space)
    {
        var worth = criteria.ConvertAll(_ => 2.2 + (2.4 * dice.Unit()));
        foreach (var juror in Jury)
        {
            var mine = dice.Fork("juror", juror);
            if (!mine.Chance(Judges)) continue;
            var given = Min(at.AddDays(14 + mine.Between(0, 10)), plan.Now.AddHours(-3));
            var card = new ScoreCard(idea.Id, people.Ids[juror]) { GivenAt = given, IsConflicted = mine.Chance(0.06) };
            db.Add(card);
            db.Add(new Act(people.Ids[juror], ActKind.EvaluatedIdea, given, space.Id, idea.Id));
            if (card.IsConflicted) continue;
            foreach (var (criterion, n) in criteria.Select((criterion, n) => (criterion, n)))
                db.Add(new Score { IdeaId = idea.Id, JurorId = people.Ids[juror], CriterionId = criterion.Id, Value = (int)Math.Clamp(Math.Round(worth[n] + (0.7 * mine.Normal())), 1, ScoreCard.Highest) });
        }
    }

    private int From(string unit, DateTimeOffset at, Dice dice, IReadOnlyCollection<int> besides)
    {
        var there = people.Inside.Where(m => m.Joined < at && !besides.Contains(m.Number) && m.Energy > 0).ToList();
        var own = there.Where(m => people.UnitOf(m.Number) == unit).ToList();
        return dice.Pick(own.Count > 0 ? own : there).Number;
    }

    private DateTimeOffset Morning(int day, Dice dice) => Min(Start(day).AddHours(7).AddMinutes(dice.Between(0, 600)), plan.Now.AddHours(-4));

    private static DateTimeOffset Min(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private DateOnly Day(int days) => _today.AddDays(days);

    private DateTimeOffset Start(int days) => new(Day(days).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private sealed record Planned(DemoIdea Told, DemoCampaign Of, Campaign Campaign, List<Criterion> Criteria, Dictionary<int, int> Purses, DateTimeOffset At, Dice Dice);
}
