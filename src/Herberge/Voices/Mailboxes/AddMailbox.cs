using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Mail;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Voices.Sources;
using MailKit;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Mailboxes;

/// <param name="Password">Empty to keep the one there is, where nothing else about the way in changes.</param>
public sealed record MailboxInput(string? Host, int Port, MailboxSecurity Security, string? UserName, string? Password, string? Folder);

/// <summary>Listens to a mailbox, or to it in another way. It is opened once before anything is kept: what does not open would never be heard.</summary>
internal sealed class AddMailbox(HouseDb db, WriteTransactions writes, MailboxDoor door, MailboxSecret secret, House house, TimeProvider clock)
{
    private const int HighestPort = 65_535;

    public async Task<Result<Guid>> HandleAsync(MailboxInput input, SourceInput called, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        List<Problem> problems = [.. SourceRules.Wrong(called, scheduled: true), .. Wrong(input)];
        if (string.IsNullOrEmpty(input.Password)) problems.Add(Problem.Invalid(nameof(input.Password), "voices-mailbox-password"));
        if (problems.Count > 0) return Result<Guid>.From(problems);
        var now = clock.GetUtcNow();
        var source = SourceRules.Make(SourceKind.Mailbox, called, house.Language, now);
        var account = new MailboxAccount(source.Id);
        Apply(source, account, input);
        account.LockedPassword = secret.Lock(input.Password!);
        if (await TryAsync(account, input.Password!, ct) is { } closed) return closed;
        (source.EveryMinutes, source.DueAt, source.Channel) = (called.Minutes, now, VoiceChannel.Mail);
        await using var write = await writes.BeginAsync(db, ct);
        if (await SourceRules.TooManyAsync(db, ct) is { } many) return many;
        db.VoiceSources.Add(source);
        db.Mailboxes.Add(account);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "voices.mailbox-added", source.Name, account.Host, now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return source.Id;
    }

    public async Task<Result<Done>> EditAsync(Guid id, MailboxInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        List<Problem> problems = [.. Wrong(input)];
        if (problems.Count > 0) return Result<Done>.From(problems);
        if (await db.Mailboxes.AsNoTracking().SingleOrDefaultAsync(m => m.SourceId == id, ct) is not { } before) return Problem.NotFound();
        // A password goes only where it was meant to go: for another server it has to be typed again.
        var same = (before.Host, before.Port, before.Security, before.UserName) == (input.Host!.Trim(), input.Port, input.Security, input.UserName!.Trim());
        var password = string.IsNullOrEmpty(input.Password) ? same ? secret.OrNull(before.LockedPassword) : null : input.Password;
        if (password is null) return Problem.Invalid(nameof(input.Password), "voices-mailbox-password-again");
        var tried = new MailboxAccount(id);
        Apply(null, tried, input);
        if (await TryAsync(tried, password, ct) is { } closed) return closed;
        await using var write = await writes.BeginAsync(db, ct);
        var (source, account) = (await db.VoiceSources.AsTracking().SingleAsync(s => s.Id == id, ct), await db.Mailboxes.AsTracking().SingleOrDefaultAsync(m => m.SourceId == id, ct));
        if (account is null) return Problem.NotFound();
        if (!same || account.Folder != tried.Folder) (account.UidValidity, account.LastUid) = (0, 0);
        Apply(source, account, input);
        account.LockedPassword = secret.Lock(password);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "voices.mailbox-edited", source.Name, account.Host, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    /// <summary>Opens a mailbox that is kept, and looks how much is in it.</summary>
    public async Task<Result<int>> CheckAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        if (await db.Mailboxes.AsNoTracking().SingleOrDefaultAsync(m => m.SourceId == id, ct) is not { } account) return Problem.NotFound();
        if (secret.OrNull(account.LockedPassword) is not { } password) return Problem.Conflict("mailbox-locked");
        var (count, fault) = await door.VisitAsync(account.Place(), password, CountAsync, ct);
        return fault is null ? count : Problem.Conflict(fault);
    }

    private static Task<int> CountAsync(IMailFolder folder, CancellationToken ct) => Task.FromResult(folder.Count);

    private async Task<Problem?> TryAsync(MailboxAccount account, string password, CancellationToken ct)
    {
        var (_, fault) = await door.VisitAsync(account.Place(), password, CountAsync, ct);
        return fault is null ? null : Problem.Invalid(FieldOf(fault), fault);
    }

    /// <summary>Where somebody has to look.</summary>
    private static string FieldOf(string fault) => fault switch
    {
        "mailbox-password" => nameof(MailboxInput.Password),
        "mailbox-folder" => nameof(MailboxInput.Folder),
        "mailbox-refused" or "mailbox-no-imap" => nameof(MailboxInput.Port),
        "mailbox-certificate" or "mailbox-no-starttls" or "mailbox-open" => nameof(MailboxInput.Security),
        _ => nameof(MailboxInput.Host),
    };

    private static void Apply(Source? source, MailboxAccount account, MailboxInput input)
    {
        (account.Host, account.Port, account.Security) = (input.Host!.Trim(), input.Port, input.Security);
        account.UserName = input.UserName!.Trim();
        account.Folder = string.IsNullOrWhiteSpace(input.Folder) ? "INBOX" : input.Folder.Trim();
        if (source is not null) source.Address = account.Host;
    }

    private static IEnumerable<Problem> Wrong(MailboxInput input)
    {
        if (input.Host?.Trim() is not { Length: > 0 and <= MailboxAccount.Longest } host || Uri.CheckHostName(host) == UriHostNameType.Unknown) yield return Problem.Invalid(nameof(input.Host), "voices-mailbox-host");
        if (input.Port is < 1 or > HighestPort) yield return Problem.Invalid(nameof(input.Port), "voices-mailbox-port", HighestPort);
        if (!Enum.IsDefined(input.Security)) yield return Problem.Invalid(nameof(input.Security), "voices-mailbox-security");
        if (input.UserName?.Trim() is not { Length: > 0 and <= MailboxAccount.Longest }) yield return Problem.Invalid(nameof(input.UserName), "voices-mailbox-user");
        if (input.Folder?.Length > MailboxAccount.Longest || input.Folder?.Any(char.IsControl) == true) yield return Problem.Invalid(nameof(input.Folder), "mailbox-folder");
    }
}
