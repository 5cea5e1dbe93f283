using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Herberge.Foundation;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Imports;
using Herberge.Foundation.Markdown;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Campaigns;
using Herberge.Ideas.Stages;
using Herberge.People;
using Herberge.People.Accounts;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Herberge.Ideas.Importing;

/// <param name="Digest">To be given back with the order to import.</param>
internal sealed record IdeasPreview(string FileName, IReadOnlyList<string> Columns, IdeaMapping Mapping, Campaign Campaign, IdeasPlan Plan, string Digest);

/// <param name="CampaignId">Where they come in: a campaign, or null for the box.</param>
/// <param name="Chosen">Column of each field by <see cref="IdeaMapping.NameOf"/>; null to guess.</param>
internal sealed record IdeasFile(byte[] Content, string Name, Guid? CampaignId, Func<string, string?>? Chosen);

/// <param name="CampaignId">Where they come in: a campaign or the box.</param>
/// <param name="Chosen">Column of each field by <see cref="IdeaMapping.NameOf"/>; null to guess.</param>
internal sealed record IdeasOrder(Guid FileId, Guid? CampaignId, Func<string, string?>? Chosen, string? Digest = null);

/// <summary>Brings a file of ideas in: see first, then everything or, when one line is wrong, nothing. The same file again brings nothing.</summary>
internal sealed class ImportIdeas(
    HouseDb db, WriteTransactions writes, ImportShelf shelf, BringIdeas bring, Notify notify, MarkdownRenderer markdown, House house, TimeProvider clock, IStringLocalizer<IdeasWords> words, IOptions<HouseOptions> options)
{
    public const string Kind = "ideas";

    /// <summary>The house's own name of this kind of import among the things that came in.</summary>
    public const string Source = "ideas";

    private const int Some = 500;

    public Task<Result<ShelvedFile>> UploadAsync(Stream? content, string name, Viewer viewer, CancellationToken ct) => viewer.RunsIdeas
        ? shelf.PutAsync(content, name, Kind, options.Value.Limits.UploadBytes, viewer, viewer.RunsIdeas, ct)
        : Task.FromResult<Result<ShelvedFile>>(Problem.Forbidden("import-ideas-for-hosts"));

    public async Task<Result<IdeasPreview>> PreviewAsync(IdeasOrder order, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.RunsIdeas) return Problem.Forbidden("import-ideas-for-hosts");
        if (await shelf.FindAsync(order.FileId, Kind, viewer, viewer.RunsIdeas, ct) is not { } file || await shelf.ReadAsync(file, ct) is not { } content) return Problem.Conflict("import-file-gone");
        return await PlanAsync(new IdeasFile(content, file.Name, order.CampaignId, order.Chosen), viewer, ct);
    }

    /// <summary>What a file would do; it is kept nowhere.</summary>
    public async Task<Result<IdeasPreview>> PlanAsync(IdeasFile file, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.RunsIdeas) return Problem.Forbidden("import-ideas-for-hosts");
        var table = SentTable.Read(file.Content);
        var mapping = file.Chosen is { } chosen ? IdeaMapping.Of(chosen, table.Columns) : IdeaMapping.Guess(table.Columns);
        var campaignId = file.CampaignId;
        var campaign = await db.VisibleCampaignsTo(viewer).AsNoTracking().Include(c => c.People).Include(c => c.Space).Where(c => c.Space!.ArchivedAt == null)
            .OrderByDescending(c => c.Id == campaignId).ThenByDescending(c => c.IsBox).ThenByDescending(c => c.CreatedAt).FirstOrDefaultAsync(ct);
        if (campaign is null || (campaignId is not null && campaign.Id != campaignId)) return Problem.Conflict("import-ideas-nowhere");
        var plan = await LeaveOutAsync(new PlanIdeas(table, mapping, await FrameAsync(campaign, file.Name, viewer, ct)).Make(), ct);
        return new IdeasPreview(file.Name, table.Columns, mapping, campaign, plan, Digest(file.Content, mapping, campaign.Id, plan));
    }

    /// <returns>How many ideas came in.</returns>
    public async Task<Result<int>> HandleAsync(IdeasOrder order, Viewer viewer, CancellationToken ct)
    {
        await using var write = await writes.BeginAsync(db, ct);
        var looked = await PreviewAsync(order, viewer, ct);
        if (!looked.Succeeded) return Result<int>.From(looked.Problems);
        if (looked.Value.Plan.Faults.Count == 0 && looked.Value.Digest != order.Digest) return Problem.Conflict("import-house-changed");
        var came = await WriteAsync(looked.Value, viewer, ct);
        if (!came.Succeeded) return Result<int>.From(came.Problems);
        await write.CommitAsync(ct);
        shelf.Remove(order.FileId);
        return looked.Value.Plan.Ideas.Count;
    }

    /// <summary>Brings a file in that nobody wants to look at first. With a fault in its plan nothing was written.</summary>
    public async Task<Result<IdeasPreview>> BringAsync(IdeasFile file, Viewer viewer, CancellationToken ct)
    {
        await using var write = await writes.BeginAsync(db, ct);
        var looked = await PlanAsync(file, viewer, ct);
        if (!looked.Succeeded || looked.Value.Plan.Faults.Count > 0) return looked;
        var came = await WriteAsync(looked.Value, viewer, ct);
        if (!came.Succeeded) return Result<IdeasPreview>.From(came.Problems);
        await write.CommitAsync(ct);
        return looked;
    }

    private async Task<Result<Done>> WriteAsync(IdeasPreview looked, Viewer viewer, CancellationToken ct)
    {
        if (looked.Mapping[IdeaField.Title] is null) return Problem.Invalid("Title", "import-ideas-title");
        if (looked.Plan.Faults.Count > 0) return Problem.Conflict("import-ideas-faults");
        var came = await bring.HandleAsync(looked.Plan, looked.Campaign, viewer, ct);
        if (!came.Succeeded) return came;
        db.Audit.Add(new AuditEntry(viewer.MemberId, "idea.imported", looked.Plan.Ideas.Count.ToString(CultureInfo.InvariantCulture), "", clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        return default(Done);
    }

    private async Task<PlanFrame> FrameAsync(Campaign campaign, string fileName, Viewer viewer, CancellationToken ct)
    {
        var (me, stages) = (viewer.MemberId, await db.Stages.AsNoTracking().OrderBy(s => s.Position).ToListAsync(ct));
        var active = await db.Set<Member>().AsNoTracking().Where(m => m.State == MemberState.Active).Select(m => m.Id).ToListAsync(ct);
        var readers = (await notify.Readers(campaign.Space!, active).ToListAsync(ct)).ToHashSet();
        var roles = campaign.People.Where(p => p.MemberId == me).Select(p => p.Role);
        using var language = new LanguageScope(house.Language == "de");
        return new PlanFrame(campaign.Id, stages, await KnownPeople.LoadAsync(db, ct), readers, IdeaStanding.RolesOf(campaign, roles, isAuthor: false, viewer),
            words["import-reason", fileName], text => markdown.Render(text).Text, house.TimeZone, clock.GetUtcNow());
    }

    private async Task<IdeasPlan> LeaveOutAsync(IdeasPlan plan, CancellationToken ct)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var keys in plan.Ideas.Select(idea => idea.Key).Chunk(Some))
            known.UnionWith(await db.Set<ImportedItem>().Where(i => i.Source == Source && keys.Contains(i.Key)).Select(i => i.Key).ToListAsync(ct));
        return known.Count == 0 ? plan : plan with { Ideas = [.. plan.Ideas.Where(idea => !known.Contains(idea.Key))], Known = plan.Known + plan.Ideas.Count(idea => known.Contains(idea.Key)) };
    }

    /// <summary>Of all that was looked at: should the house have changed since, nothing is done.</summary>
    private static string Digest(byte[] content, IdeaMapping mapping, Guid campaign, IdeasPlan plan) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0',
        [
            Convert.ToHexString(SHA256.HashData(content)), campaign.ToString(), string.Create(CultureInfo.InvariantCulture, $"{plan.Ideas.Count}/{plan.Known}/{plan.WithoutAuthor}/{plan.Placed}"),
            .. mapping.Columns.OrderBy(c => c.Key).Select(c => $"{c.Key}={c.Value}"),
        ]))));
}
