using System.Globalization;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Herberge.Voices.Importing;
using Herberge.Voices.Masking;
using Herberge.Voices.Sources;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Inside;

/// <summary>Takes what was written in a space under the notice, without names, but of those who don't want it nothing.</summary>
internal sealed class FetchSpace(HouseDb db, ReadSpaceTalk talk, WithdrawQuotes withdraw, TimeProvider clock) : IFetchSource
{
    private const int AtOnce = 200;

    /// <summary>A post may be saved a little later than the time it bears.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);

    public SourceKind Kind => SourceKind.Space;

    public string HostOf(Source source) => "inside";

    public async Task<Fetching> FetchAsync(Source source, CancellationToken ct)
    {
        var space = await db.ObservedSpaces.AsNoTracking().SingleAsync(o => o.SourceId == source.Id, ct);
        var kind = await talk.KindAsync(space.SpaceId, ct);
        if (kind is null) return Fetching.Failed("space-gone");
        // Also one that was open when it was announced.
        if (space.AnnouncedAt is not { } announced || (kind != SpaceKind.Open && space.AgreedBy is null)) return Fetching.Failed("space-not-agreed");
        var cursor = long.TryParse(source.Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) ? new DateTimeOffset(ticks, TimeSpan.Zero) : announced;
        var posts = await talk.SinceAsync(space.SpaceId, announced, cursor - Overlap, AtOnce, ct);
        var refused = await db.ObservationRefusals.AsNoTracking().Where(r => r.SpaceId == space.SpaceId).Select(r => r.MemberId).ToListAsync(ct);
        var taken = posts.Where(p => !refused.Contains(p.AuthorId) && p.Text.Length > 0).ToDictionary(_ => Guid.CreateVersion7(clock.GetUtcNow()));
        var plan = new VoicesPlan([.. taken.Select(pair => Plan(pair.Value, source, pair.Key))], 0, []);
        var last = posts.Count == 0 ? cursor : posts.Max(p => p.At);
        return new Fetching(plan, More: posts.Count == AtOnce && last > cursor, Remember: async (tracked, written, stop) =>
        {
            tracked.Cursor = last.UtcTicks.ToString(CultureInfo.InvariantCulture);
            db.QuotedPosts.AddRange(written.Voices.Select(voice => new QuotedPost(voice.Id!.Value, taken[voice.Id.Value].Id, taken[voice.Id.Value].AuthorId, space.SpaceId)));
            await db.SaveChangesAsync(stop);
            // What was taken back or refused while this was read.
            var spaceId = space.SpaceId;
            var refusals = db.ObservationRefusals;
            await withdraw.HandleAsync(db.QuotedPosts.Where(q => q.SpaceId == spaceId && refusals.Any(r => r.SpaceId == spaceId && r.MemberId == q.AuthorId)), stop);
            await withdraw.WithdrawnAsync(await talk.GoneAsync([.. taken.Values.Select(p => p.Id)], stop), stop);
        });
    }

    /// <summary>Other words are another thing: what was withdrawn with the first ones comes anew.</summary>
    internal static string KeyOf(SaidPost post) => ExternalKeys.Of(string.Create(CultureInfo.InvariantCulture, $"post\0{post.Id:N}\0{post.At.UtcTicks}"));

    internal static MaskedText Mask(string text, SaidPost post)
    {
        var plain = post.Names.Aggregate(text, (said, person) => said.Replace($"@{person.Handle}", person.Name, StringComparison.OrdinalIgnoreCase));
        return Masker.CoverNames(Masker.Cover(plain), post.Names.Select(person => person.Name));
    }

    /// <summary>The same for a text that was covered before and changed by somebody since.</summary>
    internal static MaskedText MaskAgain(string text, SaidPost post) => Masker.CoverNames(Masker.CoverAround(text), post.Names.Select(person => person.Name));

    private static PlannedVoice Plan(SaidPost post, Source source, Guid id)
    {
        var text = post.Text.Length > Observation.LongestQuote ? post.Text[..Observation.LongestQuote] : post.Text;
        return new PlannedVoice(0, KeyOf(post), Mask(text, post), Mask(post.ThreadTitle, post), post.At, VoiceChannel.Inside, source.Segment, LanguageGuess.Of(text, source.Language), null, null, post.AuthorId.ToString("N"), id);
    }
}
