using Herberge.Foundation.Access;
using Herberge.Foundation.Api;
using Herberge.Foundation.Jobs;
using Herberge.Foundation.Outbox;
using Herberge.Foundation.Storage;
using Herberge.People.Admin;
using Herberge.People.Leaving;
using Herberge.Shell;
using Herberge.Spaces;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Localization;

namespace Herberge.Channels.Hooks;

/// <summary>What telling other programs brings into the room.</summary>
internal static class HooksDoor
{
    public const string Address = "/admin/hooks";

    public static void AddHooks(this IServiceCollection services)
    {
        services.AddSingleton<HookBook>();
        services.AddSingleton<IInterceptor, HookWatch>();
        services.AddSingleton<IOutboxCarrier, SpreadEvent>();
        services.AddScoped<DeliverHooks>();
        services.AddScoped<ForgetDeliveries>();
        services.AddScoped<KeepHooks>();
        services.AddScoped<SeeHooks>();
        services.AddScoped<IPersonalData, HooksData>();
        services.AddScoped<IAdminSectionSource, HookSections>();
        services.AddApiJson(OutboundHooksJson.Default);
        services.AddHouseJob<DeliverHooksOften>("40 * * * * ?");
    }

    public static void MapHooks(this IEndpointRouteBuilder app)
    {
        app.MapOutboundHooksApi();
        app.MapPost($"{Address}/{{id:guid}}/pause", async (Guid id, [FromForm] bool on, KeepHooks keep, Viewer viewer, Said said, CancellationToken ct) =>
            said.Of(await keep.PauseAsync(id, on, viewer, ct), _ => $"{Address}/{id}"));
        app.MapPost($"{Address}/{{id:guid}}/try", async (Guid id, KeepHooks keep, Viewer viewer, Said said, CancellationToken ct) =>
            said.Of(await keep.TryAsync(id, viewer, ct), _ => $"{Address}/{id}"));
        app.MapPost($"{Address}/{{id:guid}}/remove", async (Guid id, KeepHooks keep, Viewer viewer, Said said, CancellationToken ct) =>
            said.Of(await keep.RemoveAsync(id, viewer, ct), _ => Address));
        app.MapPost($"{Address}/deliveries/{{id:guid}}/again", async (Guid id, KeepHooks keep, Viewer viewer, Said said, CancellationToken ct) =>
            said.Of(await keep.AgainAsync(id, viewer, ct), hook => $"{Address}/{hook}"));
    }

    private sealed class HookSections(IStringLocalizer<ChannelsWords> words) : IAdminSectionSource
    {
        public IEnumerable<AdminSection> Sections() => [new(85, Address, words["hooks-title"], "plug-connected")];
    }

    /// <summary>Who made a hook; it stays without them.</summary>
    private sealed class HooksData(HouseDb db) : IPersonalData
    {
        public async Task<IReadOnlyList<PersonalRecords>> TellAsync(Guid memberId, CancellationToken ct) =>
            [new PersonalRecords("hooks", await db.Hooks.AsNoTracking().Where(h => h.CreatedBy == memberId).OrderBy(h => h.Id).Select(h => new { h.Name, h.CreatedAt }).ToListAsync<object>(ct))];

        public async Task EraseAsync(Erasure erasure, CancellationToken ct)
        {
            var (id, former) = (erasure.MemberId, erasure.FormerId);
            await db.Hooks.Where(h => h.CreatedBy == id).ExecuteUpdateAsync(h => h.SetProperty(x => x.CreatedBy, former), ct);
        }
    }
}
