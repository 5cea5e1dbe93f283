using Herberge.Foundation.Access;
using Herberge.Foundation.Mail;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Voices.Mailboxes;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Sources;

/// <param name="Fault">Key of the sentence that says why it failed.</param>
public sealed record RunView(DateTimeOffset At, int Brought, int Known, int LeftOut, string? Fault);

/// <summary>A mailbox without its password.</summary>
public sealed record MailboxView(string Host, int Port, MailboxSecurity Security, string UserName, string Folder);

/// <param name="HasSecret">A program may send.</param>
public sealed record SourcePageView(SourceView Source, IReadOnlyList<RunView> Runs, MailboxView? Mailbox, string? Segment, string Language, bool HasSecret, string? BodyMapping);

/// <summary>One source with its last runs.</summary>
internal sealed class SeeSource(HouseDb db, SeeSources all)
{
    private const int Shown = 20;

    public async Task<Result<SourcePageView>> HandleAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        var seen = await all.HandleAsync(viewer, ct);
        if (!seen.Succeeded) return seen.Problem;
        if (seen.Value.FirstOrDefault(s => s.Id == id) is not { } view) return Problem.NotFound();
        var source = await db.VoiceSources.AsNoTracking().SingleAsync(s => s.Id == id, ct);
        var runs = await db.SourceRuns.AsNoTracking().Where(r => r.SourceId == id).OrderByDescending(r => r.At).ThenByDescending(r => r.Id).Take(Shown)
            .Select(r => new RunView(r.At, r.Brought, r.Known, r.LeftOut, r.Fault)).ToListAsync(ct);
        var mailbox = await db.Mailboxes.AsNoTracking().Where(m => m.SourceId == id).Select(m => new MailboxView(m.Host, m.Port, m.Security, m.UserName, m.Folder)).SingleOrDefaultAsync(ct);
        return new SourcePageView(view, runs, mailbox, source.Segment, source.Language, source.LockedSecret is not null, source.BodyMapping);
    }
}
