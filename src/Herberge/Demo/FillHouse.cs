using Herberge.Activation.Ladder;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Markdown;
using Herberge.Foundation.Search;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Gatherings;
using Herberge.People;
using Herberge.Silos.Interventions;
using Herberge.Spaces;
using Herberge.Spaces.Introductions;
using Herberge.Voices;
using Herberge.Voices.Needs;
using Herberge.Voices.Themes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Demo;

/// <summary>Who to sign in as, and what was filled in.</summary>
internal sealed record FilledHouse(string Member, string Host, string Administrator, string WorksCouncil, string CommunityManager, string SocialMediaManager, string SpaceManager, string Guest, string Token, int Members, int Threads, int Posts, DemoTruth Truth);

/// <summary>Writes a simulated company into an empty house, with all that its acts would have written: ledger, search, counters.</summary>
internal sealed class FillHouse(HouseDb db, MarkdownRenderer markdown, SearchIndex search, IPasswordHasher<Account> passwords, FindThemes themes, SeeLadder ladder)
{
    public const string Password = "herberge-demo-2026";
    private const int ThreadsPerBatch = 400;

    /// <summary>Number of the member who sits on the works council.</summary>
    private const int Council = 3;

    /// <summary>Number of the member who speaks for the customers.</summary>
    private const int Advocate = 4;
    private const int Decider = 5;

    /// <summary>Number of the member who speaks for the house on networks outside.</summary>
    private const int Speaker = 6;

    /// <summary>Number of the member who looks after the spaces of one plant.</summary>
    private const int Innkeeper = 10;

    /// <summary>Number of the member who hears the customers of one subject.</summary>
    private const int Scout = 8;

    /// <summary>Every so many people of the house one likes to be introduced.</summary>
    private const int Sociable = 6;

    private readonly Dictionary<string, Rendered> _rendered = new(StringComparer.Ordinal);
    private DemoIds _ids = new(0);
    private Guid[] _members = [];
    private Guid[] _spaces = [];
    private Guid[] _units = [];
    private int _numbered;

    public async Task<FilledHouse> HandleAsync(DemoPlan plan, Action<int, int> progress, CancellationToken ct)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        // All or nothing anyway; SQLite walks its whole journal at every statement inside a savepoint.
        db.Database.AutoSavepointsEnabled = false;
        var simulation = new Simulation(plan);
        _ids = new DemoIds(plan.Seed);
        await using var all = await db.Database.BeginTransactionAsync(ct);
        db.Settings.Add(new HouseSettings("Ostertag Fördertechnik", "de", "Europe/Berlin", plan.Now.AddMonths(-DemoPlan.Months)) { MailDomains = "ostertag.example", PublicSpaces = true, FederatedSpaces = true });
        var members = AddPeople(simulation.Company, plan);
        await SaveAsync(ct);
        var spaces = AddSpaces(simulation.Company);
        await search.PutAsync([.. members.Select(MemberDocument.Of), .. spaces.Select(SpaceDocument)], ct);

        var (threads, posts) = (0, 0);
        var talk = new List<(DiscussionThread Thread, string Asked, string? Answer)>();
        foreach (var batch in simulation.Threads().Chunk(ThreadsPerBatch))
        {
            ct.ThrowIfCancellationRequested();
            var documents = new List<SearchDocument>();
            foreach (var thread in batch)
            {
                var added = AddThread(thread, spaces[thread.Space], documents);
                posts += added.PostCount;
                if (thread.Language == "de") talk.Add((added, thread.Posts[0].Body, thread.AcceptedPost > 0 ? thread.Posts[thread.AcceptedPost].Body : null));
            }

            threads += batch.Length;
            await SaveAsync(ct);
            await search.PutAsync(documents, ct);
            progress(posts, plan.TargetPosts);
        }

        foreach (var membership in simulation.Memberships)
        {
            db.Add(new SpaceMember(_spaces[membership.Space], _members[membership.Member],
                membership.Host ? SpaceRole.Host : SpaceRole.Member, membership.Since));
            spaces[membership.Space].MemberCount++;
        }

        var kept = AddKinds(simulation, spaces, talk, plan);
        new FillLife(db, plan, _ids, markdown, _members, AddThread).Write(spaces, simulation.Memberships.ToLookup(m => m.Space), kept);
        new FillPublic(db, plan, _ids, _members, AddThread).Write(kept);
        new FillFediverse(db, plan, _ids, _members[1]).Write();
        AddGatherings(simulation, spaces, plan, kept);
        AddInterventions(simulation);
        new FillRounds(db, plan, _ids, _members, _members[1]).Write([.. simulation.Company.Members.Where(m => !m.IsGuest)], simulation.Company.TopOf);
        AddInitiatives(simulation.Company, plan);
        new FillJourneys(db, plan, _ids, _members[1]).Write([.. simulation.Company.Members.Where(m => !m.IsGuest).Select(m => (_members[m.Number], m.Name, m.Joined))]);
        new FillInvitations(db, plan, _ids).Write([_members[1], _members[2], _members[Advocate]], [.. simulation.Company.Members.Where(m => !m.IsGuest).Select(m => m.Joined)]);
        new FillCircles(db, plan, _ids, _members, _members[1]).Write([.. simulation.Company.Members.Where(m => !m.IsGuest)], simulation.Company.TopOf);
        new FillGuides(db, plan, _ids, _members).Write([.. simulation.Company.Members.Where(m => !m.IsGuest)], _members[Speaker], _members[1], spaces.First(s => s is { Kind: SpaceKind.Open, WithPartners: false }).Id);
        new FillNotices(db, plan).Write([.. _members.Take(3)], [.. spaces.Where(s => s.Kind == SpaceKind.Open).Take(2).Select(s => s.Id)]);
        db.UpdateRange(spaces);
        var inside = simulation.Company.Members.Where(m => !m.IsGuest).Select(m => _members[m.Number]).ToList();
        var sources = new FillSources(db, plan, _ids, _members[Advocate]).Write(spaces.First(s => s is { Kind: SpaceKind.Open, WithPartners: false }));
        var voices = new FillVoices(db, plan, _ids, inside, _members[Advocate], new FillResearch(db, plan, _ids, _members[Advocate], _members[0], _members[Decider])).Write(sources);
        await SaveAsync(ct);
        voices = [.. voices, .. await AddIdeasAsync(simulation.Company, plan, ct)];
        await new FillModeration(db, plan, _ids, markdown).WriteAsync(spaces, members, ct);
        await new FillRulebook(db, plan, _ids, markdown).WriteAsync(members[1].Id, members[Advocate].Id, ct);
        new FillChannels(db, plan, _ids, _members[Speaker], _members[Advocate], _members[1]).Write(spaces.First(s => s is { Kind: SpaceKind.Open, WithPartners: false }), [.. _members.Take(8)], markdown);
        await SaveAsync(ct);
        await new FillListening(db, plan, _ids, _members[Speaker]).WriteAsync(ct);
        var secret = TokenAuthentication.NewSecret();
        db.Add(new AccessToken(_members[0], "Demo", TokenAuthentication.Hash(secret), "read write admin", plan.Now, null));
        await SaveAsync(ct);
        await search.PutAsync([.. voices, .. kept, .. await GatheringsSearch.DocumentsAsync(db, plan.Now, ct).ToListAsync(ct)], ct);
        await new FillDesks(db, plan, _ids, ladder).WriteAsync(_members[1], _members[Advocate], _members[Speaker], ct);
        await SaveAsync(ct);
        await new FillTeams(db, plan).WriteAsync(_members[Innkeeper], _members[Scout], spaces, ct);
        await all.CommitAsync(ct);
        await FindThemesAsync(plan, ct);
        var guest = simulation.Company.Members.First(m => m.IsGuest);
        return new FilledHouse(members[2].Email!, members[1].Email!, members[0].Email!, members[Council].Email!, members[Advocate].Email!, members[Speaker].Email!, members[Innkeeper].Email!, guest.Email, secret, members.Count, threads, posts, simulation.Truth());
    }

    private List<SearchDocument> AddKinds(Simulation simulation, IReadOnlyList<Space> spaces, List<(DiscussionThread Thread, string Asked, string? Answer)> talk, DemoPlan plan)
    {
        var here = simulation.Memberships.ToLookup(m => m.Space);
        var places = spaces.Select((space, number) => (Space: space, Members: here[number].ToList()))
            .Where(p => p.Space is { Kind: SpaceKind.Open, WithPartners: false } && p.Members.Exists(m => m.Host))
            .Select(p => new KindPlace(p.Space, p.Members.First(m => m.Host).Member, [.. p.Members.Select(m => m.Member).Where(m => m > Advocate + 1).Order()])).ToList();
        var documents = new List<SearchDocument>();
        if (places.Count > 0) new FillKinds(db, plan, _ids, _members, AddThread).Write(talk, places, documents);
        return documents;
    }

    private void AddInitiatives(Company company, DemoPlan plan)
    {
        var paths = PathsOf(company);
        new FillInitiatives(db, plan, _ids).Write(
            [.. company.Members.Where(m => m is { IsGuest: false, Unit: >= 0 }).Select(m => (_members[m.Number], paths[m.Unit]))],
            paths.Select((path, number) => (path, _units[number])).ToDictionary(u => u.path, u => u.Item2));
    }

    private void AddGatherings(Simulation simulation, IReadOnlyList<Space> spaces, DemoPlan plan, List<SearchDocument> documents)
    {
        var company = simulation.Company;
        var hosts = simulation.Memberships.Where(m => m.Host).ToLookup(m => m.Space, m => m.Member);
        var guests = company.Members.Where(m => !m.IsGuest && (m.Energy > 0 || m.Number < 3)).Select(m => new DemoGuest(_members[m.Number], m.Joined, _units[company.TopUnits[company.TopOf(m.Number)]])).ToList();
        new FillGatherings(db, plan, _ids, markdown, guests, [.. _members.Take(3)], new FillBarcamps(db, plan, _ids, markdown, _members, AddThread)).Write(
            [.. spaces.Select((space, number) => (Space: space, Number: number)).Where(s => s.Space is { Kind: SpaceKind.Open, WithPartners: false } && hosts[s.Number].Any()).Select(s => (s.Space, _members[hosts[s.Number].First()]))], documents);
    }

    private async Task<List<SearchDocument>> AddIdeasAsync(Company company, DemoPlan plan, CancellationToken ct)
    {
        const int Quotes = 3;
        var needs = await db.Set<Need>().AsNoTracking().ToDictionaryAsync(n => n.Number, n => n.Id, ct);
        var evidence = (await db.Set<NeedEvidence>().AsNoTracking().Where(e => !e.SpeaksAgainst)
                .Join(db.Set<Observation>().Where(o => o.Language == "de"), e => e.ObservationId, o => o.Id, (e, o) => new { e.NeedId, o.Id, o.SaidAt }).OrderByDescending(o => o.SaidAt).ThenBy(o => o.Id).ToListAsync(ct))
            .ToLookup(e => e.NeedId, e => e.Id);
        var documents = new List<SearchDocument>();
        var people = new IdeaPeople(_members, [.. company.Members.Where(m => !m.IsGuest)],
            number => company.Units[company.TopUnits[company.TopOf(number)]].Name, number => _units[company.TopUnits[company.TopOf(number)]]);
        new FillIdeas(db, plan, _ids, people, markdown, AddThread).Write(needs.ToDictionary(n => n.Key, n => (n.Value, (IReadOnlyList<Guid>)[.. evidence[n.Value].Take(Quotes)])), documents);
        return documents;
    }

    /// <summary>Twice, a week apart, as the nights would have.</summary>
    private async Task FindThemesAsync(DemoPlan plan, CancellationToken ct)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        foreach (var at in new[] { plan.Now.AddDays(-7), plan.Now }) await themes.HandleAsync(by: null, at, () => _ids.At(at), null, ct);
    }

    private List<Member> AddPeople(Company company, DemoPlan plan)
    {
        var paths = PathsOf(company);
        var ids = _units = [.. company.Units.Select(_ => _ids.At(plan.Now.AddMonths(-DemoPlan.Months)))];
        foreach (var unit in company.Units)
        {
            var top = unit.Parent < 0 ? unit.Number : unit.Parent;
            db.Add(new OrgUnit(ids[unit.Number], unit.Parent < 0 ? null : ids[unit.Parent], unit.Name, paths[unit.Number], 1 + company.TopUnits.ToList().IndexOf(top) % 12));
        }

        var partners = company.Partners.Select(p => new PartnerCompany(_ids.At(plan.Now), p.Name)).ToArray();
        db.AddRange(partners);
        var hash = passwords.HashPassword(new Account(), Password);
        var members = new List<Member>();
        foreach (var person in company.Members)
        {
            var member = new Member(_ids.At(person.Joined), person.Name, person.Handle, person.Email, person.Joined)
            {
                ExternalId = $"p{person.Number}",
                UnitId = person.Unit < 0 ? null : ids[person.Unit],
                PartnerId = person.IsGuest ? partners[person.Partner].Id : null,
                Title = person.JobTitle,
                Place = person.Place,
                Languages = string.Join(", ", person.Languages),
                Skills = person.Skills.Count == 0 ? null : string.Join(", ", person.Skills),
                AskMeAbout = person.AskMeAbout.Length == 0 ? null : person.AskMeAbout,
                LookingFor = person.LookingFor.Length == 0 ? null : person.LookingFor,
                JoinedOn = DateOnly.FromDateTime(person.Joined.Date),
                Roles = person.Number switch { 0 => HouseRoles.Administrator | HouseRoles.Host, 1 => HouseRoles.Host, Council => HouseRoles.WorksCouncil, Advocate => HouseRoles.CommunityManager, Speaker => HouseRoles.SocialMediaManager, _ => HouseRoles.None },
            };
            member.FoldProfile();
            members.Add(member);
            db.Add(member);
            db.Add(new Account
            {
                Id = member.Id,
                UserName = person.Email,
                NormalizedUserName = person.Email.ToUpperInvariant(),
                Email = person.Email,
                NormalizedEmail = person.Email.ToUpperInvariant(),
                EmailConfirmed = true,
                PasswordHash = hash,
                SecurityStamp = Guid.CreateVersion7().ToString("N"),
                LockoutEnabled = true,
            });
            db.Add(new Act(member.Id, ActKind.SignedIn, person.Joined, null, member.Id));
            if (!person.IsGuest && person.Number % Sociable == 2) db.Add(new IntroductionWish(member.Id, plan.Now));
        }

        _members = [.. members.Select(m => m.Id)];
        return members;
    }

    private Space[] AddSpaces(Company company)
    {
        var slugs = new HashSet<string>(StringComparer.Ordinal);
        var spaces = company.Spaces.Select(s => new Space(_ids.At(s.Opened), Slug(s.Name, slugs), s.Name, s.Purpose,
            s.Door switch { DemoDoor.Open => SpaceKind.Open, DemoDoor.Restricted => SpaceKind.Restricted, _ => SpaceKind.Private },
            1 + s.Number % 12, _members[s.Hosts[0]], s.Opened) { WithPartners = s.Partners.Count > 0 }).ToArray();
        db.AddRange(spaces);
        _spaces = [.. spaces.Select(s => s.Id)];
        return spaces;
    }

    private void AddInterventions(Simulation simulation)
    {
        foreach (var told in simulation.Interventions)
        {
            var entered = new DateTimeOffset(told.Day.AddDays(1), new TimeOnly(9, 12), TimeSpan.Zero);
            var intervention = new Intervention(_ids.At(entered), _members[1], entered);
            intervention.Tell(told.Kind, told.Title, told.Note);
            intervention.Settle(told.Day, Intervention.UsualWindow, [.. told.Participants.Select(number => _members[number])], told.Day.AddDays(1));
            db.Add(intervention);
        }
    }

    private DiscussionThread AddThread(DemoThread told, Space space, List<SearchDocument> documents)
    {
        var first = told.Posts[0];
        var kind = told.Kind switch { DemoThreadKind.Question => ThreadKind.Question, DemoThreadKind.Announcement => ThreadKind.Announcement, DemoThreadKind.Idea => ThreadKind.Idea, DemoThreadKind.Poll => ThreadKind.Poll, DemoThreadKind.Page => ThreadKind.Page, _ => ThreadKind.Discussion };
        var thread = new DiscussionThread(_ids.At(first.At), space.Id, kind, told.Title, _members[first.Author], first.At)
        {
            PostCount = told.Posts.Count,
            ReplyCount = told.Posts.Count - 1,
            ViewCount = 3 + told.Posts.Count * 11 + told.Number % 17,
            LastPostAt = told.Posts.Max(p => p.At),
            LastPosterId = _members[told.Posts[^1].Author],
            PinnedAt = told.Pinned ? first.At : null,
        };
        var posts = new Post[told.Posts.Count];
        var authors = new HashSet<Guid>();
        for (var n = 0; n < posts.Length; n++)
        {
            var said = told.Posts[n];
            var author = _members[said.Author];
            var rendered = Render(said.Body);
            var post = posts[n] = new Post(_ids.At(said.At), thread.Id, space.Id, author, n + 1, said.Body, rendered.Html, said.At)
            {
                ReplyToId = said.Parent > 0 ? posts[said.Parent].Id : null,
                ReactionSummary = ReactionWords.Write(said.Reactions.DistinctBy(r => (r.Member, r.Word)).GroupBy(r => Word(r.Word)).Select(g => (g.Key, g.Count()))),
            };
            db.Add(post);
            db.Add(new Act(author, n == 0 ? ActKind.StartedThread : ActKind.Posted, said.At, space.Id, post.Id));
            if (said.Parent >= 0) AddTie(author, posts[said.Parent].AuthorId, TieKind.Reply, said.At, post);
            foreach (var mentioned in said.Mentions.Distinct())
            {
                db.Add(new Mention(post.Id, _members[mentioned]));
                AddTie(author, _members[mentioned], TieKind.Mention, said.At, post);
            }

            foreach (var reaction in said.Reactions.DistinctBy(r => (r.Member, r.Word)))
            {
                db.Add(new Reaction(post.Id, _members[reaction.Member], Word(reaction.Word), reaction.At));
                db.Add(new Act(_members[reaction.Member], ActKind.Reacted, reaction.At, space.Id, post.Id));
                AddTie(_members[reaction.Member], author, TieKind.Reaction, reaction.At, post);
            }

            documents.Add(WritePost.Document(post, told.Title, rendered.Text));
            if (authors.Add(author))
            {
                db.Add(new ThreadFollow(thread.Id, author, FollowState.Following));
                // Most have caught up; one in four has something new waiting.
                var read = _numbered++ % 4 == 0 ? n + 1 : posts.Length;
                db.Add(new ReadMark(thread.Id, author, space.Id, read));
                if (n > 0 && author != thread.AuthorId && said.At > thread.LastPostAt.AddDays(-30))
                    db.Add(new Notification(thread.AuthorId, NotificationKind.Reply, author, space.Id, thread.Id, post.Id, said.At, _ids.At(said.At)));
            }
        }

        if (told.AcceptedPost > 0) thread.AcceptedPostId = posts[told.AcceptedPost].Id;
        db.Add(thread);
        space.ThreadCount++;
        if (thread.LastPostAt > space.LastActivityAt) space.LastActivityAt = thread.LastPostAt;
        return thread;
    }

    private void AddTie(Guid from, Guid to, TieKind kind, DateTimeOffset at, Post post)
    {
        if (from != to) db.Add(new Tie(from, to, kind, at, post.SpaceId, post.Id));
    }

    private Rendered Render(string body)
    {
        if (!_rendered.TryGetValue(body, out var rendered)) _rendered[body] = rendered = markdown.Render(body);
        return rendered;
    }

    private async Task SaveAsync(CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    private static SearchDocument SpaceDocument(Space space) => new(SearchKind.Space, space.Id, space.Id, null, null, space.Name, space.Purpose, space.CreatedAt);

    private static ReactionKind Word(DemoWord word) => word switch
    {
        DemoWord.Thanks => ReactionKind.Thanks,
        DemoWord.Same => ReactionKind.Same,
        DemoWord.Helpful => ReactionKind.Helpful,
        _ => ReactionKind.Disagree,
    };

    private static string Slug(string name, HashSet<string> taken)
    {
        var stem = string.Join('-', Texts.WordForms.Fold(name).Split([' ', '&', '/', ',', '.', ':', '?'], StringSplitOptions.RemoveEmptyEntries));
        var slug = stem;
        for (var n = 2; !taken.Add(slug); n++) slug = $"{stem}-{n}";
        return slug;
    }

    private static string[] PathsOf(Company company) => [.. company.Units.Select(u => u.Parent < 0 ? u.Name : $"{company.Units[u.Parent].Name}/{u.Name}")];
}
