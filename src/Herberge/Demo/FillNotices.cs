using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Herberge.Spaces.Notices;

namespace Herberge.Demo;

/// <summary>How the people one signs in as want their mails: much in a digest, little at once, nothing at night and at weekends.</summary>
internal sealed class FillNotices(HouseDb db, DemoPlan plan)
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    public void Write(IReadOnlyList<Guid> members, IReadOnlyList<Guid> spaces)
    {
        foreach (var member in members)
        {
            var hours = new NoticeHours(member)
            {
                QuietFrom = new TimeOnly(18, 30), QuietUntil = new TimeOnly(7, 0), DaysOff = (1 << (int)DayOfWeek.Saturday) | (1 << (int)DayOfWeek.Sunday),
            };
            db.AddRange(hours, new MailWish(member, Guid.Empty, NotificationKind.Reply, NoticePace.Daily), new MailWish(member, Guid.Empty, NotificationKind.SpaceNews, NoticePace.Weekly));
            db.AddRange(spaces.Select(space => new MailWish(member, space, NotificationKind.Reply, NoticePace.AtOnce)));
            foreach (var pace in (NoticePace[])[NoticePace.Daily, NoticePace.Weekly]) db.Add(new DigestMark(member, pace, plan.Now, DigestMark.NextDue(pace, plan.Now, hours, Zone)));
        }
    }
}
