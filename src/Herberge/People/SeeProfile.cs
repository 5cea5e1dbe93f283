using Herberge.Foundation.Access;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People;

internal sealed record Profile(
    Guid Id, string Handle, string Name, string? Title, string? UnitPath, Guid? UnitId, int? Hue, string? Partner, string? Place,
    IReadOnlyList<string> Languages, IReadOnlyList<string> Skills, string? AskMeAbout, string? LookingFor, string? About,
    DateOnly? JoinedOn, Guid? PhotoFileId, string? Email, MemberState State, SharedLife Life)
{
    public string Initials => Member.InitialsOf(Name);
}

/// <summary>What somebody shows of themselves; null when there is nobody, or nobody this viewer may see.</summary>
internal sealed class SeeProfile(VisibleMembers visible, IEnumerable<ISharedLife> lives)
{
    public async Task<Profile?> HandleAsync(string handle, Viewer viewer, CancellationToken ct)
    {
        var m = await visible.To(viewer).Include(m => m.Unit).Include(m => m.Partner).FirstOrDefaultAsync(m => m.Handle == handle, ct);
        if (m is null) return null;
        var life = lives.FirstOrDefault() is { } known && m.State != MemberState.Former ? await known.OfAsync(m.Id, viewer, ct) : new SharedLife([], []);
        return new Profile(
            m.Id, m.Handle, m.Name, m.Title, m.Unit?.Path, m.UnitId, m.IsGuest ? null : m.Unit?.Hue ?? Member.HueWithoutUnit, m.Partner?.Name, m.Place,
            WordList.Split(m.Languages), WordList.Split(m.Skills), m.AskMeAbout, m.LookingFor, m.About, m.JoinedOn, m.PhotoFileId,
            m.ShowsEmail && m.State == MemberState.Active ? m.Email : null, m.State, life);
    }
}
