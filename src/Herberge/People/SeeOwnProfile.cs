using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People;

/// <summary>A profile as its owner writes it.</summary>
internal sealed record OwnProfile(
    string Handle, string Name, int? Hue, string? Email, string? Unit, string? Partner, string? Title, string? Place, string? Languages, string? Skills,
    string? AskMeAbout, string? LookingFor, string? About, bool ShowsEmail, Guid? PhotoFileId);

internal sealed class SeeOwnProfile(HouseDb db)
{
    public Task<OwnProfile> HandleAsync(Viewer viewer, CancellationToken ct) => db.Members.AsNoTracking().Where(m => m.Id == viewer.MemberId)
        .Select(m => new OwnProfile(
            m.Handle, m.Name, m.Partner != null ? null : m.Unit == null ? Member.HueWithoutUnit : m.Unit.Hue, m.Email, m.Unit == null ? null : m.Unit.Path,
            m.Partner == null ? null : m.Partner.Name, m.Title, m.Place, m.Languages, m.Skills, m.AskMeAbout, m.LookingFor, m.About, m.ShowsEmail, m.PhotoFileId))
        .SingleAsync(ct);
}
