using System.Text.RegularExpressions;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Foundation.Web;
using Herberge.Voices.Sources;

namespace Herberge.Voices.Mastodon;

/// <summary>Listens to what is said in public with some hashtags, as one Mastodon server sees it.</summary>
internal sealed partial class AddMastodon(HouseDb db, WriteTransactions writes, House house, TimeProvider clock)
{
    public const int MostTags = 5;

    public async Task<Result<Guid>> HandleAsync(string? server, string? hashtags, SourceInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        List<Problem> problems = [.. SourceRules.Wrong(input, scheduled: true)];
        var address = ServerOf(server);
        if (address is null) problems.Add(Problem.Invalid("Server", "voices-mastodon-server"));
        if (TagsOf(hashtags) is not { } tags) return Result<Guid>.From([.. problems, Problem.Invalid("Tags", "voices-mastodon-tags", MostTags)]);
        if (problems.Count > 0) return Result<Guid>.From(problems);
        var now = clock.GetUtcNow();
        var source = SourceRules.Make(SourceKind.Mastodon, input, house.Language, now);
        (source.Address, source.Tags, source.EveryMinutes, source.DueAt, source.Channel) = (address, tags, input.Minutes, now, VoiceChannel.Web);
        await using var write = await writes.BeginAsync(db, ct);
        if (await SourceRules.TooManyAsync(db, ct) is { } many) return many;
        db.VoiceSources.Add(source);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "voices.mastodon-added", source.Name, $"{address};#{tags.Replace(" ", " #", StringComparison.Ordinal)}", now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return source.Id;
    }

    /// <summary>People write the name alone, or its address.</summary>
    private static string? ServerOf(string? server)
    {
        var text = server?.Trim() ?? "";
        if (text.Length > 0 && !text.Contains("://", StringComparison.Ordinal)) text = $"https://{text}";
        return SafeLink.OrNull(text) is { } link ? new Uri(link).GetLeftPart(UriPartial.Authority) : null;
    }

    private static string? TagsOf(string? hashtags)
    {
        var tags = (hashtags ?? "").Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries).Select(tag => tag.TrimStart('#')).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return tags.Count is > 0 and <= MostTags && tags.TrueForAll(tag => Tag().IsMatch(tag)) ? string.Join(' ', tags) : null;
    }

    [GeneratedRegex(@"^[\p{L}\p{N}_]{1,60}$", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
