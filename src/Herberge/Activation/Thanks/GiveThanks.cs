using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Thanks;

/// <summary>Says thanks to somebody, who is told, and takes it back. Whoever got it may throw it away, too.</summary>
internal sealed class GiveThanks(HouseDb db, WriteTransactions writes, VisibleMembers members, Bell bell, TimeProvider clock)
{
    public const int MostADay = 10;
    private const int ShortestText = 3;

    /// <param name="handle">As typed: with or without the at sign.</param>
    /// <param name="text">Plain words.</param>
    public async Task<Result<Done>> HandleAsync(string? handle, string? text, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsSignedIn) return Problem.NotFound();
        var (me, now, words) = (viewer.MemberId, clock.GetUtcNow(), string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        var wanted = (handle ?? "").Trim().Split(' ')[0].TrimStart('@').ToLowerInvariant();
        var other = await members.To(viewer).Where(m => m.Handle == wanted && m.State == MemberState.Active && m.Id != me).Select(m => (Guid?)m.Id).FirstOrDefaultAsync(ct);
        var problems = new List<Problem>();
        if (other is null) problems.Add(Problem.Invalid("Handle", "thanks-unknown"));
        if (words.Length is < ShortestText or > Thank.LongestText) problems.Add(Problem.Invalid("Text", "thanks-text", ShortestText, Thank.LongestText));
        if (problems.Count > 0) return Result<Done>.From(problems);
        var yesterday = now.AddDays(-1);
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.Thanks.CountAsync(t => t.FromId == me && t.At > yesterday, ct) >= MostADay) return Problem.Invalid("Text", "thanks-many", MostADay);
        var thank = new Thank(Guid.CreateVersion7(now), me, other!.Value, words, now);
        db.Thanks.Add(thank);
        await bell.AddAsync([new Notification(other.Value, NotificationKind.Thanked, me, null, null, null, now) { SubjectId = thank.Id }], ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        await bell.RingAsync([other.Value], CancellationToken.None);
        return default(Done);
    }

    public async Task<Result<Done>> RemoveAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.Thanks.Where(t => t.Id == id && (t.FromId == me || t.ToId == me)).ExecuteDeleteAsync(ct) == 0) return Problem.NotFound();
        await db.Set<Notification>().Where(n => n.Kind == NotificationKind.Thanked && n.SubjectId == id).ExecuteDeleteAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }
}
