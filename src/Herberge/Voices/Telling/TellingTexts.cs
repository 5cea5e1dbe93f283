using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People.Accounts;
using Herberge.Voices.Needs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Herberge.Voices.Telling;

/// <param name="Text">With placeholders.</param>
/// <param name="IsOwn">Whether the house changed it.</param>
public sealed record TemplateView(NeedStatus Status, string Language, string Text, bool IsOwn);

/// <summary>The words in which customers are told, in both languages; the house may put its own in their place.</summary>
internal sealed class TellingTexts(HouseDb db, WriteTransactions writes, IStringLocalizer<VoicesWords> words, TimeProvider clock)
{
    public static readonly IReadOnlyList<NeedStatus> Statuses = [NeedStatus.Shipped, NeedStatus.Declined];
    public static readonly IReadOnlyList<string> Languages = ["de", "en"];

    /// <summary>As they are written in English and in German.</summary>
    public static readonly IReadOnlyList<(string English, string German)> Placeholders = [("{when}", "{wenn}"), ("{want}", "{will}"), ("{so}", "{damit}"), ("{outcome}", "{ergebnis}")];

    public async Task<Result<IReadOnlyList<TemplateView>>> SeeAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        return Result<IReadOnlyList<TemplateView>>.Of(await AllAsync(ct));
    }

    /// <param name="texts">An empty one brings the usual words back.</param>
    public async Task<Result<Done>> WriteAsync(IReadOnlyDictionary<(NeedStatus Status, string Language), string?> texts, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        var tooLong = texts.Where(t => t.Value?.Trim().Length > NeedTelling.LongestText).Select(t => Problem.Invalid($"{t.Key.Status}-{t.Key.Language}", "voices-text-long", NeedTelling.LongestText)).ToList();
        if (tooLong.Count > 0) return Result<Done>.From(tooLong);
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        var own = await db.TellingTemplates.AsTracking().ToDictionaryAsync(t => (t.Status, t.Language), ct);
        foreach (var (key, text) in texts.Where(t => Statuses.Contains(t.Key.Status) && Languages.Contains(t.Key.Language)))
        {
            var known = own.GetValueOrDefault(key);
            if (string.IsNullOrWhiteSpace(text) || Same(text, Usual(key.Status, key.Language)))
            {
                if (known is not null) db.TellingTemplates.Remove(known);
                continue;
            }

            if (known is null) db.TellingTemplates.Add(known = new TellingTemplate(key.Status, key.Language));
            known.Write(text, viewer.MemberId, now);
        }

        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    /// <summary>What a need's customers are told, by language.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(NeedStatus status, string when, string want, string so, string outcome, CancellationToken ct) =>
        (await AllAsync(ct)).Where(t => t.Status == status).ToDictionary(t => t.Language, t => Fill(t.Text, when, want, so, outcome));

    internal static string Fill(string text, params ReadOnlySpan<string> values)
    {
        // In one pass: what is put in is never searched again.
        var filled = new System.Text.StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var place = -1;
            for (var n = 0; n < Placeholders.Count && place < 0; n++)
            {
                foreach (var name in new[] { Placeholders[n].English, Placeholders[n].German })
                {
                    if (!text.AsSpan(at).StartsWith(name, StringComparison.OrdinalIgnoreCase)) continue;
                    place = n;
                    at += name.Length;
                    break;
                }
            }

            filled.Append(place < 0 ? text[at++].ToString() : values[place]);
        }

        return filled.ToString();
    }

    private async Task<List<TemplateView>> AllAsync(CancellationToken ct)
    {
        var own = await db.TellingTemplates.AsNoTracking().ToDictionaryAsync(t => (t.Status, t.Language), t => t.Text, ct);
        return [.. Statuses.SelectMany(status => Languages.Select(language => own.TryGetValue((status, language), out var text)
            ? new TemplateView(status, language, text, IsOwn: true)
            : new TemplateView(status, language, Usual(status, language), IsOwn: false)))];
    }

    private string Usual(NeedStatus status, string language)
    {
        using var scope = new LanguageScope(language == "de");
        string Name((string English, string German) placeholder) => language == "de" ? placeholder.German : placeholder.English;
        return words[$"tell-template-{status}", Name(Placeholders[0]), Name(Placeholders[1]), Name(Placeholders[3])];
    }

    private static bool Same(string one, string other) => one.Trim().ReplaceLineEndings("\n") == other.Trim().ReplaceLineEndings("\n");
}
