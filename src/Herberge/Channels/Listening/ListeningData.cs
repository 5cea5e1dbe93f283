using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People.Leaving;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Listening;

/// <summary>Who made a rule, and who answered for the house. It was said for the house and stays without them.</summary>
internal sealed class ListeningData(HouseDb db) : IPersonalData, INoticeSubjects
{
    public async Task<IReadOnlyDictionary<Guid, string>> TitlesAsync(IReadOnlyCollection<Guid> subjects, Viewer viewer, CancellationToken ct)
    {
        var rules = db.ListeningRules;
        return await db.VisibleListeningAlertsTo(viewer).Where(a => subjects.Contains(a.Id)).Join(rules, a => a.RuleId, r => r.Id, (a, r) => new { a.Id, r.Name }).ToDictionaryAsync(a => a.Id, a => a.Name, ct);
    }

    public async Task<IReadOnlyList<PersonalRecords>> TellAsync(Guid memberId, CancellationToken ct) =>
    [
        new PersonalRecords("listeningRules", await db.ListeningRules.AsNoTracking().Where(r => r.CreatedBy == memberId).OrderBy(r => r.CreatedAt).Select(r => new { r.Name, r.Words, r.CreatedAt }).ToListAsync<object>(ct)),
        new PersonalRecords("answersOutside", await db.MentionReplies.AsNoTracking().Where(r => r.ById == memberId).OrderBy(r => r.At).Select(r => new { r.Text, r.At, r.Link }).ToListAsync<object>(ct)),
    ];

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        var (id, former) = (erasure.MemberId, erasure.FormerId);
        await db.ListeningRules.Where(r => r.CreatedBy == id).ExecuteUpdateAsync(r => r.SetProperty(x => x.CreatedBy, former), ct);
        await db.MentionReplies.Where(r => r.ById == id).ExecuteUpdateAsync(r => r.SetProperty(x => x.ById, former), ct);
    }
}
