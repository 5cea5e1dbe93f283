using Herberge.Activation.Initiatives;
using Herberge.Foundation.Access;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces.Kinds.Questions;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Finder;

/// <summary>Somebody, and the words of theirs that fit; never how well or how often.</summary>
public sealed record Knower(string Name, string Handle, string? Unit, int? Hue, string Words);

/// <summary>An initiative whose search or offer fits.</summary>
public sealed record FittingInitiative(Guid Id, string Title, string Words);

/// <param name="Asked">For the words that were asked.</param>
/// <param name="OffersWhatISeek">For what the viewer's profile says they look for.</param>
/// <param name="SeeksWhatIOffer">Who looks for what the viewer's profile says they know.</param>
/// <param name="HasProfile">Whether the viewer's profile says either.</param>
public sealed record FinderView(
    IReadOnlyList<Knower> Asked, IReadOnlyList<Knower> OffersWhatISeek, IReadOnlyList<Knower> SeeksWhatIOffer, IReadOnlyList<FittingInitiative> Seeking, IReadOnlyList<FittingInitiative> Offering, bool HasProfile);

/// <summary>
/// Brings together who knows and who asks: by what people write in their own profiles to be found by, and by what initiatives look for and
/// offer. Whoever doesn't want to be proposed isn't. Who fits equally well takes turns by the week, so that not the same are asked always.
/// </summary>
internal sealed class FindPeopleWhoKnow(HouseDb db, House house, TimeProvider clock)
{
    public const int LongestQuestion = 300;
    private const int Shown = 8;

    public async Task<FinderView?> HandleAsync(string? question, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsInside) return null;
        var (me, refused) = (viewer.MemberId, db.Set<ExpertWish>().Where(w => w.Source == ExpertSource.Nothing).Select(w => w.MemberId));
        var rows = await db.Set<Member>().AsNoTracking().Where(m => m.State == MemberState.Active && m.PartnerId == null && (m.Skills != null || m.AskMeAbout != null || m.LookingFor != null) && !(m.Id != me && refused.Contains(m.Id)))
            .Select(m => new { m.Id, m.Name, m.Handle, m.Skills, m.AskMeAbout, m.LookingFor, Unit = m.Unit == null ? null : m.Unit.Name, Hue = m.Unit == null ? (int?)null : m.Unit.Hue }).ToListAsync(ct);
        var profiles = rows.ConvertAll(m => new Profile(m.Id, m.Name, m.Handle, m.Unit, m.Hue, KnownThing.Of($"{m.Skills},{m.AskMeAbout}"), m.LookingFor ?? "", KnownThing.WordsOf(m.LookingFor ?? "")));
        var own = profiles.Find(p => p.Id == me);
        var others = profiles.Where(p => p.Id != me).OrderBy(p => Turn(p.Id)).ToList();
        var asked = KnownThing.WordsOf((question ?? "")[..Math.Min(question?.Length ?? 0, LongestQuestion)]);
        var initiatives = own is null ? [] : await db.VisibleInitiativesTo(viewer).Where(i => (i.State == InitiativeState.Considered || i.State == InitiativeState.Started || i.State == InitiativeState.Running) && (i.Seeks != "" || i.Offers != "") && !i.People.Any(p => p.MemberId == me))
            .OrderByDescending(i => i.ChangedAt).Select(i => new { i.Id, i.Title, i.Seeks, i.Offers }).ToListAsync(ct);
        return new FinderView(
            Knowing(others, asked), Knowing(others, own?.Seeks ?? []),
            own is null ? [] : [.. others.Select(p => (p, Fit: own.Knows.Any(k => k.Words.IsSubsetOf(p.Seeks)))).Where(p => p.Fit).Take(Shown).Select(p => new Knower(p.p.Name, p.p.Handle, p.p.Unit, p.p.Hue, p.p.SeeksWritten))],
            own is null ? [] : [.. initiatives.Where(i => i.Seeks != "" && KnownThing.WordsOf(i.Seeks) is var words && own.Knows.Any(k => k.Words.IsSubsetOf(words))).Take(Shown).Select(i => new FittingInitiative(i.Id, i.Title, i.Seeks))],
            own is null ? [] : [.. initiatives.Where(i => i.Offers != "" && KnownThing.WordsOf(i.Offers).Overlaps(own.Seeks)).Take(Shown).Select(i => new FittingInitiative(i.Id, i.Title, i.Offers))],
            own is { } mine && (mine.Knows.Count > 0 || mine.Seeks.Count > 0));
    }

    /// <summary>People one of whose phrases is wholly among the words, those who know more of them first.</summary>
    private static IReadOnlyList<Knower> Knowing(IEnumerable<Profile> people, HashSet<string> asked) => asked.Count == 0 ? [] :
    [
        .. people.Select(p => (Profile: p, Fitting: p.Knows.Where(k => k.Words.IsSubsetOf(asked)).ToList())).Where(p => p.Fitting.Count > 0)
            .OrderByDescending(p => p.Fitting.SelectMany(k => k.Words).Distinct().Count()).Take(Shown)
            .Select(p => new Knower(p.Profile.Name, p.Profile.Handle, p.Profile.Unit, p.Profile.Hue, string.Join(", ", p.Fitting.Select(k => k.Written).Distinct(StringComparer.OrdinalIgnoreCase)))),
    ];

    /// <summary>A place in the line that another week deals anew.</summary>
    private ulong Turn(Guid id)
    {
        var week = (ulong)(house.DayOf(clock.GetUtcNow()).DayNumber / 7);
        var bytes = id.ToByteArray();
        var mixed = (BitConverter.ToUInt64(bytes, 0) ^ BitConverter.ToUInt64(bytes, 8)) + (week * 0x9E3779B97F4A7C15);
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        return mixed ^ (mixed >> 27);
    }

    private sealed record Profile(Guid Id, string Name, string Handle, string? Unit, int? Hue, List<KnownThing> Knows, string SeeksWritten, HashSet<string> Seeks);
}
