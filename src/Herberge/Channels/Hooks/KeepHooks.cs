using System.Text.Json;
using Herberge.Channels.Accounts;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Foundation.Web;
using Herberge.People.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Hooks;

public sealed record HookInput(string? Name, string? Address, IReadOnlyList<string> Events);

/// <param name="Secret">Shown once.</param>
public sealed record HookMade(Guid Id, string Secret);

/// <summary>Makes, changes, pauses and removes hooks, renews their secret, tries them and sends again. For administrators.</summary>
internal sealed class KeepHooks(HouseDb db, WriteTransactions writes, ChannelSecrets secrets, HookBook book, HouseAddress house, DeliverHooks deliver, TimeProvider clock)
{
    /// <summary>How long the secret before still counts.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromDays(1);

    public async Task<Result<HookMade>> MakeAsync(HookInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator) return Problem.NotFound();
        var checkedInput = Check(input);
        if (!checkedInput.Succeeded) return Result<HookMade>.From(checkedInput.Problems);
        var (name, address, events) = checkedInput.Value;
        var (now, secret) = (clock.GetUtcNow(), HookSecret.New());
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.Hooks.CountAsync(ct) >= Hook.Most) return Problem.Conflict("hooks-many", Hook.Most);
        var hook = new Hook(Guid.CreateVersion7(now), name, address, events, secrets.Lock(secret), viewer.MemberId, now);
        db.Hooks.Add(hook);
        await DoneAsync(write, "hook.added", name, viewer, ct);
        return new HookMade(hook.Id, secret);
    }

    public Task<Result<Done>> ChangeAsync(Guid id, HookInput input, Viewer viewer, CancellationToken ct)
    {
        var checkedInput = Check(input);
        return checkedInput.Succeeded
            ? OnAsync(id, viewer, "hook.changed", hook => (hook.Name, hook.Address, hook.Events) = checkedInput.Value, ct)
            : Task.FromResult(viewer.IsAdministrator ? Result<Done>.From(checkedInput.Problems) : Problem.NotFound());
    }

    public Task<Result<Done>> PauseAsync(Guid id, bool pause, Viewer viewer, CancellationToken ct) =>
        OnAsync(id, viewer, pause ? "hook.paused" : "hook.resumed", hook => hook.PausedAt = pause ? hook.PausedAt ?? clock.GetUtcNow() : null, ct);

    /// <returns>The new secret, shown once.</returns>
    public async Task<Result<string>> RenewAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        var secret = HookSecret.New();
        var renewed = await OnAsync(id, viewer, "hook.secret-renewed", hook => (hook.LockedEarlier, hook.EarlierUntil, hook.LockedSecret) = (hook.LockedSecret, clock.GetUtcNow() + Overlap, secrets.Lock(secret)), ct);
        return renewed.Succeeded ? secret : renewed.Problem;
    }

    public async Task<Result<Done>> RemoveAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator) return Problem.NotFound();
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.Hooks.AsTracking().FirstOrDefaultAsync(h => h.Id == id, ct) is not { } hook) return Problem.NotFound();
        await db.HookDeliveries.Where(d => d.HookId == id).ExecuteDeleteAsync(ct);
        db.Hooks.Remove(hook);
        await DoneAsync(write, "hook.removed", hook.Name, viewer, ct);
        return default(Done);
    }

    /// <summary>Sends a harmless event now.</summary>
    public async Task<Result<Done>> TryAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator || !await db.Hooks.AnyAsync(h => h.Id == id, ct)) return Problem.NotFound();
        var now = clock.GetUtcNow();
        var payload = JsonSerializer.Serialize(new HookPayload(HookEvents.Test, now, new HookData(null, null, house.Value, null, null)), HooksJson.Default.HookPayload);
        db.HookDeliveries.Add(new HookDelivery(Guid.CreateVersion7(now), id, Guid.CreateVersion7(now), HookEvents.Test, payload, now));
        await db.SaveChangesAsync(ct);
        await deliver.HandleAsync(ct);
        return default(Done);
    }

    /// <returns>The hook it belongs to.</returns>
    public async Task<Result<Guid>> AgainAsync(Guid delivery, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator || await db.HookDeliveries.AsTracking().FirstOrDefaultAsync(d => d.Id == delivery, ct) is not { } one) return Problem.NotFound();
        one.Again(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await deliver.HandleAsync(ct);
        return one.HookId;
    }

    private async Task<Result<Done>> OnAsync(Guid id, Viewer viewer, string deed, Action<Hook> change, CancellationToken ct)
    {
        if (!viewer.IsAdministrator) return Problem.NotFound();
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.Hooks.AsTracking().FirstOrDefaultAsync(h => h.Id == id, ct) is not { } hook) return Problem.NotFound();
        change(hook);
        await DoneAsync(write, deed, hook.Name, viewer, ct);
        return default(Done);
    }

    private async Task DoneAsync(WriteTransaction write, string deed, string name, Viewer viewer, CancellationToken ct)
    {
        db.Audit.Add(new AuditEntry(viewer.MemberId, deed, name, "", clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        book.Forget();
    }

    private static Result<(string Name, string Address, string Events)> Check(HookInput input)
    {
        var (name, address, events) = ((input.Name ?? "").Trim(), (input.Address ?? "").Trim(), HookEvents.All.Where(input.Events.Contains).ToList());
        var problems = new List<Problem>();
        if (name.Length is 0 or > Hook.LongestName) problems.Add(Problem.Invalid(nameof(input.Name), "hook-name", Hook.LongestName));
        if (address.Length > Hook.LongestAddress || SafeLink.OrNull(address) is not { } link || !Uri.TryCreate(link, UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0) problems.Add(Problem.Invalid(nameof(input.Address), "hook-address"));
        if (events.Count == 0) problems.Add(Problem.Invalid(nameof(input.Events), "hook-events"));
        return problems.Count > 0 ? Result<(string, string, string)>.From(problems) : (name, address, string.Join(' ', events));
    }
}
