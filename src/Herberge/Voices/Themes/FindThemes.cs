using System.Globalization;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Texts.Themes;
using Herberge.Voices.Ai;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Themes;

/// <param name="Found">Themes, without areas and parts.</param>
public sealed record ThemesFound(int Voices, int Found, int Unassigned);

/// <summary>Searches the themes of all observations that are kept and not set aside, and writes down what it found under the ids people know.</summary>
internal sealed class FindThemes(HouseDb db, WriteTransactions writes, ThemesSeen seen, EmbedVoices embed, TimeProvider clock)
{
    /// <summary>Fewer are read faster than compared.</summary>
    public const int Fewest = 30;
    private const int Portion = 2000;

    private readonly record struct Said(Guid Id, string Quote, DateTimeOffset At, VoiceChannel Channel, string? Segment);

    /// <param name="by">Who asked for it; null at night.</param>
    /// <param name="progress">Told each step.</param>
    /// <param name="ct">Stops the search; what was found before stays.</param>
    public Task<Result<ThemesFound>> HandleAsync(Guid? by, IProgress<ThemeStep>? progress, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return HandleAsync(by, now, () => Guid.CreateVersion7(now), progress, ct);
    }

    /// <param name="by">Who asked for it.</param>
    /// <param name="now">What came in later is not looked at.</param>
    /// <param name="newId">Makes ids.</param>
    /// <param name="progress">Told each step.</param>
    /// <param name="ct">Stops the search.</param>
    internal async Task<Result<ThemesFound>> HandleAsync(Guid? by, DateTimeOffset now, Func<Guid> newId, IProgress<ThemeStep>? progress, CancellationToken ct)
    {
        var said = await ReadAsync(now, ct);
        if (said.Count < Fewest) return Problem.Conflict("voices-themes-few", Fewest, said.Count);
        var texts = said.ConvertAll(voice => ThemeTexts.Of(voice.Quote));
        // Colleagues were told that the house listens, not that another server does: with their words among them none are sent.
        var vectors = said.Exists(voice => voice.Channel == VoiceChannel.Inside) ? null : await embed.HandleAsync(texts, ct);
        var report = await Task.Run(() => ThemeDiscovery.Find(texts, new ThemeOptions { Embeddings = vectors }, progress, ct), ct);

        await using var write = await writes.BeginAsync(db, ct);
        db.ChangeTracker.Clear();
        // All or nothing anyway; SQLite walks its whole journal at every statement inside a savepoint.
        db.Database.AutoSavepointsEnabled = false;
        var kept = await StillAsync(said, ct);
        var themes = await db.VoiceThemes.AsTracking().ToDictionaryAsync(theme => theme.Id, ct);
        var rows = await db.ThemeVoices.AsNoTracking().ToDictionaryAsync(row => row.ObservationId, ct);
        var before = rows.Values.ToDictionary(row => row.ObservationId, row => new ThemePlace(
            row.ThemeId is { } theme ? themes.GetValueOrDefault(theme)?.ParentId : null, row.ThemeId, row.PartId));
        var followed = FollowedThemes.Of(report, [.. said.Select(voice => voice.Id)], before, newId);

        Describe(report, followed, themes, said, kept, now);
        await db.ThemeShifts.ExecuteDeleteAsync(ct);
        db.ThemeShifts.AddRange(followed.Shifts.DistinctBy(shift => (shift.Kind, shift.ThemeId, shift.OtherId)));
        await db.ThemeSearches.ExecuteDeleteAsync(ct);
        db.ThemeSearches.Add(new ThemeSearch(newId(), now, kept.Count, report.Reliability, vectors is null ? null : embed.Model));
        db.Audit.Add(new AuditEntry(by, "voices.themes-found", "", report.Themes.Count.ToString(CultureInfo.InvariantCulture), now));
        await db.SaveChangesAsync(ct);
        await PlaceAsync(report, followed, said, kept, rows, ct);
        await write.CommitAsync(ct);
        seen.Forget();
        return new ThemesFound(kept.Count, report.Themes.Count, report.Unassigned);
    }

    private async Task<List<Said>> ReadAsync(DateTimeOffset now, CancellationToken ct) => await db.Observations.AsNoTracking().Where(o => o.State != ObservationState.SetAside && o.ReceivedAt <= now)
        .OrderBy(o => o.SaidAt).ThenBy(o => o.Id).Select(o => new Said(o.Id, o.Quote, o.SaidAt, o.Channel, o.Segment)).ToListAsync(ct);

    /// <summary>What is still there, word for word: the search takes a while, and somebody may have erased or covered something.</summary>
    private async Task<HashSet<Guid>> StillAsync(List<Said> said, CancellationToken ct)
    {
        var now = await db.Observations.AsNoTracking().Select(o => new { o.Id, o.Quote }).ToDictionaryAsync(o => o.Id, o => o.Quote, ct);
        return [.. said.Where(voice => now.TryGetValue(voice.Id, out var quote) && quote == voice.Quote).Select(voice => voice.Id)];
    }

    private void Describe(ThemeReport report, FollowedThemes followed, Dictionary<Guid, VoiceTheme> themes, List<Said> said, HashSet<Guid> kept, DateTimeOffset now)
    {
        var changed = kept.Count < said.Count;
        var parents = report.Tree.ToDictionary(theme => theme.Id, theme => theme.Parent, StringComparer.Ordinal);
        foreach (var found in report.Tree)
        {
            var id = followed.Ids[found.Id];
            if (!themes.TryGetValue(id, out var theme)) db.VoiceThemes.Add(theme = new VoiceTheme(id, LevelOf(found.Id), now));
            var before = theme.AllPhrases;
            theme.ParentId = found.Parent is { } parent ? followed.Ids[parent] : null;
            theme.GoneAt = null;
            theme.TellBy(changed ? ThemeTexts.StillSaid(found.Terms, Texts(found.Id)) : found.Terms);
            if (theme.AllPhrases.Count(before.Contains) * 2 < before.Count) theme.GivenName = null;
        }

        var still = followed.Ids.Values.ToHashSet();
        foreach (var theme in themes.Values.Where(theme => !still.Contains(theme.Id)))
        {
            // Gone before already, or never of those that are told of.
            if (theme.GoneAt is not null || theme.Level != ThemeLevel.Theme) db.VoiceThemes.Remove(theme);
            else theme.GoneAt = now;
        }

        IEnumerable<string> Texts(string id) => report.Assignments.Select((assignment, at) => (assignment, at))
            .Where(pair => kept.Contains(said[pair.at].Id) && Within(pair.assignment.Part ?? pair.assignment.Theme, id)).Select(pair => ThemeTexts.Of(said[pair.at].Quote));

        bool Within(string? place, string id)
        {
            for (; place is not null; place = parents[place])
                if (place == id) return true;
            return false;
        }
    }

    private async Task PlaceAsync(ThemeReport report, FollowedThemes followed, List<Said> said, HashSet<Guid> kept, Dictionary<Guid, ThemeVoice> rows, CancellationToken ct)
    {
        var ranks = report.Themes.SelectMany(theme => theme.Quotes.Select((quote, at) => (quote, rank: at + 1))).ToDictionary(pair => pair.quote, pair => pair.rank);
        db.ChangeTracker.Clear();
        var changed = 0;
        for (var at = 0; at < said.Count; at++)
        {
            if (!kept.Contains(said[at].Id)) continue;
            var isNew = !rows.Remove(said[at].Id, out var row);
            row ??= new ThemeVoice(said[at].Id, ThemeVoice.WeekOf(said[at].At), said[at].Channel, said[at].Segment);
            var assignment = report.Assignments[at];
            var moved = row.Belong(Id(assignment.Theme), Id(assignment.Part), (float)assignment.Confidence, ranks.TryGetValue(at, out var rank) ? rank : null);
            if (isNew) db.ThemeVoices.Add(row);
            else if (moved) db.ThemeVoices.Update(row);
            else continue;
            if (++changed % Portion == 0) await SaveAsync();
        }

        // Erased, covered or set aside meanwhile: the next search looks at them again.
        foreach (var row in rows.Values) db.ThemeVoices.Remove(row);
        await SaveAsync();

        Guid? Id(string? theme) => theme is null ? null : followed.Ids[theme];

        async Task SaveAsync()
        {
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }
    }

    private static ThemeLevel LevelOf(string id) => id[0] == 'a' ? ThemeLevel.Area : id.Contains('.', StringComparison.Ordinal) ? ThemeLevel.Part : ThemeLevel.Theme;
}
