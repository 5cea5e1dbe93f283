using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.People.Admin.Mail;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Notices.Replies;

/// <summary>Members whose address sends everything back, for administrators, who can put it right.</summary>
internal sealed class ListMailFaults(HouseDb db) : IMailFaults
{
    private const int Most = 100;

    public async Task<IReadOnlyList<MailFaultLine>> ListAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator) return [];
        return await db.MailFaults.AsNoTracking().Where(f => f.StoppedAt != null)
            .Join(db.Set<Member>().Where(m => m.State == MemberState.Active), f => f.MemberId, m => m.Id, (f, m) => new { Fault = f, Member = m })
            .Where(p => p.Fault.Address == p.Member.Email).OrderByDescending(p => p.Fault.StoppedAt)
            .Select(p => new MailFaultLine(p.Member.Id, p.Member.Name, p.Fault.Address, p.Fault.Status, p.Fault.StoppedAt!.Value)).Take(Most).ToListAsync(ct);
    }
}
