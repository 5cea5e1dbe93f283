using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Markdown;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Voting;
using Herberge.People;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Campaigns;

/// <summary>Writes a campaign down, or what is to be changed of it. A new one is a draft until it is published.</summary>
internal sealed class WriteCampaign(HouseDb db, WriteTransactions writes, MarkdownRenderer markdown, House house, TimeProvider clock)
{
    public async Task<Result<Guid>> AddAsync(CampaignInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.RunsIdeas) return Problem.Forbidden("ideas-for-innkeepers");
        var (problems, people) = await ReadAsync(input, viewer, ct);
        if (problems.Count > 0) return Result<Guid>.From(problems);
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        var campaign = new Campaign(Guid.CreateVersion7(now), isBox: false, input.SpaceId!.Value, viewer.MemberId, now);
        Fill(campaign, input, people!);
        FillLists(campaign, input, people!, now);
        if (people!.Leads.Count == 0) campaign.People.Add(new CampaignPerson { CampaignId = campaign.Id, MemberId = viewer.MemberId, Role = CampaignRole.Lead });
        db.Campaigns.Add(campaign);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "campaign.written", campaign.Title, "", now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return campaign.Id;
    }

    public async Task<Result<Done>> EditAsync(Guid id, CampaignInput input, Viewer viewer, CancellationToken ct)
    {
        if (await CampaignStanding.FindAsync(db, id, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayRun) return Problem.Forbidden("campaign-for-leads");
        var (problems, people) = await ReadAsync(input, viewer, ct);
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        var campaign = await db.Campaigns.AsTracking().AsSplitQuery().Include(c => c.Audience).Include(c => c.People).Include(c => c.Criteria).SingleAsync(c => c.Id == id, ct);
        if (input.SpaceId is { } space && space != campaign.SpaceId && await db.Ideas.AnyAsync(i => i.CampaignId == id, ct)) problems.Add(Problem.Invalid(nameof(input.SpaceId), "campaign-space-settled"));
        if (!SameCriteria(campaign, input) && await db.ScoreCards.Join(db.Ideas, c => c.IdeaId, i => i.Id, (c, i) => i).AnyAsync(i => i.CampaignId == id, ct)) problems.Add(Problem.Invalid("Criteria", "campaign-criteria-settled"));
        if (input.Rule != campaign.Rule && await db.VotesIn(id).AnyAsync(ct)) problems.Add(Problem.Invalid(nameof(input.Rule), "campaign-rule-settled"));
        if (problems.Count > 0) return Result<Done>.From(problems);
        var before = Told(campaign);
        Fill(campaign, input, people!);
        campaign.SpaceId = input.SpaceId!.Value;
        campaign.Audience.Clear();
        campaign.People.Clear();
        if (!SameCriteria(campaign, input)) campaign.Criteria.Clear();
        await db.SaveChangesAsync(ct);
        FillLists(campaign, input, people!, now);
        if (campaign.PublishedAt is not null && CampaignRules.Missing(campaign).ToList() is { Count: > 0 } missing) return Result<Done>.From(missing);
        if (campaign is { PublishedAt: not null, IsBox: false })
        {
            var (from, to) = (house.StartOf(campaign.CollectFrom!.Value), house.StartOf(campaign.OverFrom!.Value));
            await db.Set<Occasion>().Where(o => o.Kind == PublishCampaign.Occasion && o.SubjectId == id).ExecuteUpdateAsync(o => o.SetProperty(x => x.From, from).SetProperty(x => x.To, to), ct);
        }

        db.Audit.Add(before == Told(campaign)
            ? new AuditEntry(viewer.MemberId, "campaign.changed", campaign.Title, "", now)
            : new AuditEntry(viewer.MemberId, "campaign.promises-changed", campaign.Title, $"{before} → {Told(campaign)}", now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    private void Fill(Campaign campaign, CampaignInput input, Named people)
    {
        campaign.Title = input.Title!.Trim();
        campaign.Question = (input.Question ?? "").Trim();
        campaign.Background = (input.Background ?? "").Trim();
        campaign.BackgroundHtml = campaign.Background.Length == 0 ? "" : markdown.Render(campaign.Background).Html;
        campaign.SponsorId = people.Sponsor;
        (campaign.Rule, campaign.Votes) = (input.Rule, input.Rule == SupportRule.Budget ? input.Votes : 0);
        (campaign.AnswerWithinDays, campaign.DecideWithinDays, campaign.DecideBy) = (input.AnswerWithinDays, campaign.IsBox ? input.DecideWithinDays : null, campaign.IsBox ? null : input.DecideBy);
        if (campaign.IsBox) return;
        (campaign.CollectFrom, campaign.DiscussFrom, campaign.EvaluateFrom) = (input.CollectFrom, input.DiscussFrom, input.EvaluateFrom);
        (campaign.DecideFrom, campaign.DoneFrom) = (input.DecideFrom, input.DoneFrom);
    }

    private static void FillLists(Campaign campaign, CampaignInput input, Named people, DateTimeOffset now)
    {
        foreach (var unit in input.Audience.Distinct()) campaign.Audience.Add(new CampaignUnit { CampaignId = campaign.Id, UnitId = unit });
        foreach (var (role, members) in new[] { (CampaignRole.Lead, people.Leads), (CampaignRole.Juror, people.Jurors), (CampaignRole.Decider, people.Deciders) })
            foreach (var member in members.Distinct()) campaign.People.Add(new CampaignPerson { CampaignId = campaign.Id, MemberId = member, Role = role });
        if (campaign.Criteria.Count > 0) return;
        for (var at = 0; at < input.Criteria.Count; at++)
        {
            var criterion = input.Criteria[at];
            campaign.Criteria.Add(new Criterion
            {
                Id = Guid.CreateVersion7(now), CampaignId = campaign.Id, Name = criterion.Name!.Trim(), Position = at, Weight = criterion.Weight, Axis = criterion.Axis,
                Hint = string.IsNullOrWhiteSpace(criterion.Hint) ? null : criterion.Hint.Trim(),
            });
        }
    }

    private static bool SameCriteria(Campaign campaign, CampaignInput input) => campaign.Criteria.OrderBy(c => c.Position)
        .Select(c => (c.Name, c.Hint ?? "", c.Weight, c.Axis)).SequenceEqual(input.Criteria.Select(c => (c.Name?.Trim() ?? "", c.Hint?.Trim() ?? "", c.Weight, c.Axis)));

    /// <summary>The promises and dates, for the audit log.</summary>
    private static string Told(Campaign c) => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{c.CollectFrom:O} {c.DiscussFrom:O} {c.EvaluateFrom:O} {c.DecideFrom:O} {c.DoneFrom:O}, {c.AnswerWithinDays} {c.DecideWithinDays} {c.DecideBy:O}");

    private async Task<(List<Problem> Problems, Named? People)> ReadAsync(CampaignInput input, Viewer viewer, CancellationToken ct)
    {
        List<Problem> problems = [.. CampaignRules.Wrong(input)];
        if (input.SpaceId is not { } space || !await db.ReadableSpacesTo(viewer).AnyAsync(s => s.Id == space && s.ArchivedAt == null, ct)) problems.Add(Problem.Invalid(nameof(input.SpaceId), "campaign-space"));
        var units = input.Audience.Distinct().ToList();
        if (units.Count > 0 && await db.Set<OrgUnit>().CountAsync(u => units.Contains(u.Id), ct) != units.Count) problems.Add(Problem.Invalid(nameof(input.Audience), "campaign-unit"));
        var sponsor = string.IsNullOrWhiteSpace(input.Sponsor) ? [] : new[] { input.Sponsor };
        var handles = sponsor.Concat(input.Leads).Concat(input.Jurors).Concat(input.Deciders).Select(Bare).Distinct().ToList();
        var known = await db.Set<Member>().AsNoTracking().Where(m => handles.Contains(m.Handle) && m.State == MemberState.Active && m.PartnerId == null)
            .ToDictionaryAsync(m => m.Handle, m => m.Id, StringComparer.Ordinal, ct);
        foreach (var (field, names) in new[] { (nameof(input.Sponsor), sponsor), (nameof(input.Leads), input.Leads), (nameof(input.Jurors), input.Jurors), (nameof(input.Deciders), input.Deciders) })
            problems.AddRange(names.Where(name => !known.ContainsKey(Bare(name))).Select(name => Problem.Invalid(field, "campaign-person-unknown", name.Trim())));
        if (input.Jurors.Select(Bare).Distinct().Count() is > 0 and < CampaignRules.FewestJurors) problems.Add(Problem.Invalid(nameof(input.Jurors), "campaign-jury-few", CampaignRules.FewestJurors));
        return problems.Count > 0 ? (problems, null) : (problems, new Named(sponsor.Length == 0 ? null : known[Bare(sponsor[0])], Ids(input.Leads), Ids(input.Jurors), Ids(input.Deciders)));

        List<Guid> Ids(IEnumerable<string> names) => [.. names.Select(name => known[Bare(name)]).Distinct()];
    }

    private static string Bare(string handle) => handle.Trim().TrimStart('@').ToLowerInvariant();

    private sealed record Named(Guid? Sponsor, List<Guid> Leads, List<Guid> Jurors, List<Guid> Deciders);
}
