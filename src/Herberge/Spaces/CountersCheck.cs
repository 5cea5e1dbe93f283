using System.Runtime.CompilerServices;
using Herberge.Foundation.Doctor;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <summary>Counters kept at write time agree with the rows they count.</summary>
internal sealed class CountersCheck(HouseDb db) : IDoctorCheck
{
    public async IAsyncEnumerable<Finding> ExamineAsync(bool mend, [EnumeratorCancellation] CancellationToken ct)
    {
        var threads = db.Threads.Where(t => t.PostCount != db.Set<Post>().Count(p => p.ThreadId == t.Id)
            || t.ReplyCount != db.Set<Post>().Count(p => p.ThreadId == t.Id && p.Number > 1 && p.DeletedAt == null));
        var wrongThreads = await threads.CountAsync(ct);
        if (wrongThreads > 0 && mend)
        {
            await threads.ExecuteUpdateAsync(set => set
                .SetProperty(t => t.PostCount, t => db.Set<Post>().Count(p => p.ThreadId == t.Id))
                .SetProperty(t => t.ReplyCount, t => db.Set<Post>().Count(p => p.ThreadId == t.Id && p.Number > 1 && p.DeletedAt == null))
                .SetProperty(t => t.Version, t => t.Version + 1), ct);
        }

        var spaces = db.Spaces.Where(s => s.MemberCount != db.Set<SpaceMember>().Count(m => m.SpaceId == s.Id)
            || s.ThreadCount != db.Set<DiscussionThread>().Count(t => (t.SpaceId == s.Id || t.AlsoInId == s.Id) && t.DeletedAt == null));
        var wrongSpaces = await spaces.CountAsync(ct);
        if (wrongSpaces > 0 && mend)
        {
            await spaces.ExecuteUpdateAsync(set => set
                .SetProperty(s => s.MemberCount, s => db.Set<SpaceMember>().Count(m => m.SpaceId == s.Id))
                .SetProperty(s => s.ThreadCount, s => db.Set<DiscussionThread>().Count(t => (t.SpaceId == s.Id || t.AlsoInId == s.Id) && t.DeletedAt == null)), ct);
        }

        if (wrongThreads + wrongSpaces == 0) yield return Finding.Well("counters-well");
        else if (mend) yield return Finding.Well("counters-mended", wrongThreads + wrongSpaces);
        else
        {
            if (wrongThreads > 0) yield return Finding.Mend("counters-threads", wrongThreads);
            if (wrongSpaces > 0) yield return Finding.Mend("counters-spaces", wrongSpaces);
        }
    }
}
