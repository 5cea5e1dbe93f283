using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Newsletters;

/// <summary>
/// Who reads newsletters: everybody what is public, colleagues all. Who writes them: those who speak for the house. Addresses are seen by nobody
/// on a page; an administrator takes them along as a file, which the audit log says.
/// </summary>
internal static class NewslettersAccess
{
    extension(HouseDb db)
    {
        /// <summary>Those one may read in the archive, also of newsletters that ended.</summary>
        public IQueryable<Newsletter> ReadableNewslettersTo(Viewer viewer)
        {
            var inside = viewer.IsInside;
            return db.Newsletters.AsNoTracking().Where(n => n.IsPublic || inside);
        }

        /// <summary>Those one may ask for.</summary>
        public IQueryable<Newsletter> OpenNewslettersTo(Viewer viewer)
        {
            var accounts = db.ChannelAccounts;
            return db.ReadableNewslettersTo(viewer).Where(n => accounts.Any(a => a.Id == n.AccountId && a.EndedAt == null));
        }

        /// <summary>Those one may look after.</summary>
        public IQueryable<Newsletter> KeptNewslettersTo(Viewer viewer)
        {
            var may = viewer.IsOfTeam || (viewer.IsInside && viewer.IsAdministrator);
            return db.Newsletters.Where(n => may);
        }

        /// <summary>Subscribers mails go to: confirmed, still there, and not sending everything back.</summary>
        public IQueryable<Subscriber> ReachedSubscribers() => db.Subscribers.AsNoTracking().Where(s => s.ConfirmedAt != null && s.EndedAt == null && s.StoppedAt == null);

        /// <summary>Where mails of a subscriber go at this moment; null while they can go nowhere.</summary>
        public async Task<string?> AddressOfAsync(Subscriber subscriber, CancellationToken ct) => subscriber.MemberId is { } member
            ? await db.Set<Member>().Where(m => m.Id == member && m.State == MemberState.Active).Select(m => m.Email).FirstOrDefaultAsync(ct)
            : subscriber.Address;
    }
}
