using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Journeys;

/// <summary>A message as its reader sees it.</summary>
public sealed record MessageReading(Guid Id, string Subject, string Text, StepPlace Place, DateTimeOffset At, bool GoesOn, string? Address = null);

/// <summary>What the house wrote to somebody on a journey: for them alone, who can also end the journey.</summary>
internal sealed class SeeMessage(HouseDb db, WriteTransactions writes) : INoticeSubjects, INotificationDetails
{
    public async Task<MessageReading?> HandleAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        var travellers = db.Travellers;
        return await db.JourneyMessages.AsNoTracking().Where(m => m.Id == id && m.MemberId == me)
            .Select(m => new MessageReading(m.Id, m.Subject, m.Text, m.Place, m.At, travellers.Any(t => t.JourneyId == m.JourneyId && t.MemberId == me && t.DueAt != null), m.Address)).FirstOrDefaultAsync(ct);
    }

    /// <summary>No more messages of this journey.</summary>
    public async Task<Result<Done>> EndAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        var messages = db.JourneyMessages;
        await using var write = await writes.BeginAsync(db, ct);
        if (!await messages.AnyAsync(m => m.Id == id && m.MemberId == me, ct)) return Problem.NotFound();
        await db.Travellers.Where(t => t.MemberId == me && messages.Any(m => m.Id == id && m.JourneyId == t.JourneyId)).ExecuteUpdateAsync(t => t.SetProperty(x => x.DueAt, (DateTimeOffset?)null), ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    public async Task<IReadOnlyDictionary<Guid, string>> TitlesAsync(IReadOnlyCollection<Guid> subjects, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        return await db.JourneyMessages.AsNoTracking().Where(m => m.MemberId == me && subjects.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Subject, ct);
    }

    public async ValueTask<string?> OfAsync(Notification line, string language, CancellationToken ct)
    {
        if (line.Kind != NotificationKind.JourneyWord || line.SubjectId is not { } id) return null;
        var me = line.MemberId;
        return await db.JourneyMessages.AsNoTracking().Where(m => m.Id == id && m.MemberId == me).Select(m => m.Text).FirstOrDefaultAsync(ct);
    }
}
