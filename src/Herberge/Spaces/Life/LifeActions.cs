using Herberge.Foundation.Access;
using Herberge.People.Admin;
using Herberge.Spaces.Life.Api;
using Microsoft.Extensions.Localization;

namespace Herberge.Spaces.Life;

/// <summary>Buttons that only act, and the same things for programs.</summary>
internal static class LifeActions
{
    public static void MapLife(this IEndpointRouteBuilder app)
    {
        app.MapPost("/spaces/{slug}/welcome/done", async (string slug, Welcome welcome, Viewer viewer, Said said, CancellationToken ct) =>
            said.Of(await welcome.PutAwayAsync(slug, viewer, ct), _ => $"/spaces/{slug}"));
        app.MapPost("/spaces/{slug}/deputies/{memberId:guid}/end", async (string slug, Guid memberId, Deputies deputies, Viewer viewer, Said said, CancellationToken ct) =>
            said.Of(await deputies.EndAsync(slug, memberId, viewer, ct), _ => memberId == viewer.MemberId ? $"/spaces/{slug}" : $"/spaces/{slug}/hosting#deputies"));
        app.MapPost("/spaces/{slug}/keep", async (string slug, QuietSpaces quiet, Viewer viewer, Said said, CancellationToken ct) =>
            said.Of(await quiet.KeepAsync(slug, viewer, ct), _ => "/spaces/quiet"));
        app.MapPost("/spaces/{slug}/quiet/archive", async (string slug, ArchiveSpace archive, Viewer viewer, Said said, CancellationToken ct) =>
            said.Of(await archive.HandleAsync(slug, archive: true, viewer, ct), _ => "/spaces/quiet"));
        LifeApi.Map(app);
    }
}

/// <summary>The room's line in the administration's navigation.</summary>
internal sealed class LifeSections(IStringLocalizer<LifeWords> words) : IAdminSectionSource
{
    public IEnumerable<AdminSection> Sections() => [new(55, "/admin/spaces", words["admin-title"], "door")];
}
