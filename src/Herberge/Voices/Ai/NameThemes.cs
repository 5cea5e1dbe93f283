using System.Globalization;
using System.Text.Json;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Voices.Themes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Localization;

namespace Herberge.Voices.Ai;

/// <param name="Host">Where it would go; empty where no server is configured.</param>
/// <param name="Body">What would leave the house, to the letter; null where nothing is to be named.</param>
/// <param name="Edition">Names this very body.</param>
public sealed record NamingPreview(string Host, string Model, int Themes, string? Body, string Edition)
{
    public bool IsConfigured => Model.Length > 0;
}

/// <summary>
/// Asks a language model what to call themes. Only their telling phrases leave the house, no customer's sentence, and only when
/// somebody who has just seen them presses the button.
/// </summary>
internal sealed partial class NameThemes(
    HouseDb db, WriteTransactions writes, IChatClient chat, AiEndpoint endpoint, ThemesSeen seen, IStringLocalizer<ThemesWords> words, TimeProvider clock, ILogger<NameThemes> log)
{
    private const int MostThemes = 60;

    private sealed record Question(string Body, IReadOnlyList<ChatMessage> Messages, IReadOnlyList<VoiceTheme> Themes);

    public async Task<Result<NamingPreview>> PreviewAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        if (endpoint is not { Address: not null, ChatModel: { } model }) return new NamingPreview("", "", 0, null, "");
        return await AskAsync(model, ct) is { } question
            ? new NamingPreview(endpoint.Host, model, question.Themes.Count, question.Body, Edition.Of(endpoint.Host, question.Body))
            : new NamingPreview(endpoint.Host, model, 0, null, "");
    }

    /// <param name="edition">Of the preview that was seen: nothing else is sent.</param>
    /// <param name="viewer">Who presses.</param>
    /// <param name="ct">Stops the work.</param>
    /// <returns>How many themes have a name now.</returns>
    public async Task<Result<int>> HandleAsync(string? edition, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        if (endpoint is not { Address: not null, ChatModel: { } model }) return Problem.Conflict("voices-ai-off");
        if (await AskAsync(model, ct) is not { } question) return Problem.Conflict("voices-names-none");
        if (edition != Edition.Of(endpoint.Host, question.Body)) return Problem.Conflict("voices-names-changed");
        Dictionary<string, string> names;
        try
        {
            names = Read((await chat.GetResponseAsync(question.Messages, new ChatOptions { ModelId = model }, ct)).Text);
        }
        catch (Exception wrong) when (wrong is AiFailedException or JsonException)
        {
            LogFailed(log, wrong);
            return Problem.Conflict("voices-ai-failed");
        }

        return await SaveAsync(question.Themes, names, model, viewer, ct);
    }

    private async Task<Question?> AskAsync(string model, CancellationToken ct)
    {
        var themes = await db.VoiceThemes.AsNoTracking().Where(t => t.GoneAt == null && t.GivenName == null && t.Phrases != "" && t.Level != ThemeLevel.Part)
            .OrderBy(t => t.Id).Take(MostThemes).ToListAsync(ct);
        if (themes.Count == 0) return null;
        var told = string.Join('\n', themes.Select((theme, n) => string.Create(CultureInfo.InvariantCulture, $"{n + 1}: {string.Join(", ", theme.AllPhrases)}")));
        List<ChatMessage> messages = [new(ChatRole.System, words["names-ask"]), new(ChatRole.User, told)];
        return new Question(RemoteChat.BodyOf(model, messages), messages, themes);
    }

    private async Task<Result<int>> SaveAsync(IReadOnlyList<VoiceTheme> asked, Dictionary<string, string> names, string model, Viewer viewer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        var ids = asked.Select(theme => theme.Id).ToList();
        var themes = await db.VoiceThemes.AsTracking().Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, ct);
        var named = 0;
        foreach (var (theme, n) in asked.Select((theme, n) => (theme, n + 1)))
        {
            if (!names.TryGetValue(n.ToString(CultureInfo.InvariantCulture), out var name) || Cleaned(name) is not { Length: > 0 } clean) continue;
            // What was erased meanwhile has no name by its words.
            if (!themes.TryGetValue(theme.Id, out var known) || known.Phrases != theme.Phrases) continue;
            known.GivenName = clean;
            named++;
        }

        db.Audit.Add(new AuditEntry(viewer.MemberId, "voices.themes-named", $"{model}, {endpoint.Host}", named.ToString(CultureInfo.InvariantCulture), now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        seen.Forget();
        return named;
    }

    /// <summary>Models like to talk around what they were asked for.</summary>
    private static Dictionary<string, string> Read(string text)
    {
        var (from, to) = (text.IndexOf('{', StringComparison.Ordinal), text.LastIndexOf('}'));
        if (from < 0 || to < from) throw new JsonException("No object in the answer.");
        return JsonSerializer.Deserialize(text[from..(to + 1)], AiJson.Default.DictionaryStringString) ?? [];
    }

    private static string Cleaned(string? name)
    {
        var text = string.Concat((name ?? "").Where(c => !char.IsControl(c))).Trim();
        return text.Length <= VoiceTheme.LongestName ? text : text[..VoiceTheme.LongestName].TrimEnd();
    }

    [LoggerMessage(1, LogLevel.Warning, "The language model gave no names")]
    private static partial void LogFailed(ILogger log, Exception error);
}
