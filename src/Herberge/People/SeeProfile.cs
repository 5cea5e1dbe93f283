using Herberge.Foundation.Access;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People;

internal sealed record Profile(
    Guid Id, string Handle, string Name, string? Title, string? UnitPath, Guid? UnitId, int? Hue, string? Partner, string? Place,
    IReadOnlyList<string> Languages, IReadOnlyList<string> Skills, string? AskMeAbout, string? LookingFor, string? About,
    DateOnly? JoinedOn, Guid? PhotoFileId, bool IsActive)
{
    public string Initials => Member.InitialsOf(Name);
}

/// <summary>What somebody shows of themselves; null when there is nobody, or nobody this viewer may see.</summary>
internal sealed class SeeProfile(VisibleMembers visible)
{
    public async Task<Profile?> HandleAsync(string handle, Viewer viewer, CancellationToken ct)
    {
        var m = await visible.To(viewer).Include(m => m.Unit).Include(m => m.Partner).FirstOrDefaultAsync(m => m.Handle == handle, ct);
        return m is null ? null : new Profile(
            m.Id, m.Handle, m.Name, m.Title, m.Unit?.Path, m.UnitId, m.IsGuest ? null : m.Unit?.Hue, m.Partner?.Name, m.Place,
            List(m.Languages), List(m.Skills), m.AskMeAbout, m.LookingFor, m.About, m.JoinedOn, m.PhotoFileId, m.State == MemberState.Active);
    }

    private static string[] List(string? joined) => (joined ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
