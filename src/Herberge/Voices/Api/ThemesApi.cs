using System.ComponentModel;
using System.Text.Json.Serialization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;
using Herberge.Voices.Coding;
using Herberge.Voices.Suggestions;
using Herberge.Voices.Themes;

namespace Herberge.Voices.Api;

/// <summary>A theme, an area of several themes, or a part of one: a suggestion found in the words of customers, never a count for a dashboard.</summary>
/// <param name="Title">Its most telling phrases, or the name a language model gave it.</param>
/// <param name="Share">Of all voices of the last twelve weeks, with its 90 % interval.</param>
/// <param name="Weeks">Voices in each of them, oldest first.</param>
/// <param name="Quote">The most central voice, masked.</param>
/// <param name="CodeId">The code people made of it.</param>
public sealed record ThemeItem(
    Guid Id, ThemeLevel Level, Guid? ParentId, string Title, IReadOnlyList<string> Phrases, int Voices, Share Share, IReadOnlyList<int> Weeks, CodeCourse Course, bool IsNew, string? Quote, Guid? CodeId)
{
    internal static ThemeItem Of(ThemeNode node, string? quote = null) => new(
        node.Id, node.Level, node.ParentId, node.Title, node.Phrases, node.Voices, node.Share, node.Weeks, node.Course, node.IsNew, quote, node.CodeId);
}

/// <summary>Themes from coarse to fine, and what became of them since the search before.</summary>
/// <param name="FoundAt">Null before the first search.</param>
/// <param name="Unassigned">Voices that fit no theme.</param>
/// <param name="Reliability">How well two halves of the voices agree, up to 1.</param>
public sealed record ThemesAnswer(DateTimeOffset? FoundAt, int Voices, int Unassigned, double? Reliability, IReadOnlyList<ThemeItem> Items, ThemeNews News)
{
    internal static ThemesAnswer Of(ThemeTree tree) => new(
        tree.FoundAt, tree.Voices, tree.Unassigned, tree.Reliability, [.. tree.Tree.Select(node => ThemeItem.Of(node, tree.Quotes.GetValueOrDefault(node.Id)?.Quote))], tree.News);
}

/// <summary>One theme with those who say it.</summary>
/// <param name="Trend">Its share in periods of four weeks.</param>
/// <param name="Segments">Its share of each segment's voices.</param>
/// <param name="Voices">The most central ones first, masked.</param>
public sealed record ThemeAnswer(
    ThemeItem Theme, IReadOnlyList<ThemeItem> Below, IReadOnlyList<ThemePeriod> Trend, IReadOnlyList<ThemeGroup> Segments, IReadOnlyList<ThemeGroup> Channels, IReadOnlyList<ThemeVoiceLine> Voices)
{
    internal static ThemeAnswer Of(ThemeView view) => new(
        ThemeItem.Of(view.Node), [.. view.Below.Select(node => ThemeItem.Of(node))], view.Trend, view.Segments, view.Channels, view.Voices);
}

/// <summary>A theme to be made a code.</summary>
/// <param name="Observations">Those of its voices that get the code.</param>
public sealed record PromoteThemeBody(string? Name, string? Definition, Guid? ParentId, IReadOnlyList<Guid>? Observations);

/// <summary>A code was made.</summary>
/// <param name="ChangeId">The change of the codebook, by which it can be taken back.</param>
public sealed record ThemePromoted(Guid ChangeId);

/// <summary>Themes and suggested codes by token, for community managers.</summary>
internal static class ThemesApi
{
    public static void MapThemesApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("Voices");
        api.MapGet("/voices/themes", async (SeeThemes see, Viewer viewer, Reply reply, CancellationToken ct) => reply.Ok(await see.HandleAsync(viewer, ct), ThemesAnswer.Of))
            .Operation(TokenScopes.Read, "listThemes", "What customers seem to speak of, coarse to fine: suggestions to people who code; for community managers")
            .Produces<ThemesAnswer>();
        api.MapGet("/voices/themes/{id:guid}", async (
                Guid id, [Description("Most voices, up to 100")] int? limit, SeeTheme see, Viewer viewer, Reply reply, CancellationToken ct) =>
            {
                if (Cursor.Check(limit) is { } wrong) return reply.Refuse(wrong);
                return reply.Ok(await see.HandleAsync(id, limit ?? SeeTheme.MostVoices, viewer, ct), ThemeAnswer.Of);
            })
            .Operation(TokenScopes.Read, "readTheme", "One theme: telling phrases, trend, segments, channels and central voices")
            .Produces<ThemeAnswer>();
        api.MapPost("/voices/themes/search", (ThemeSearches searches, Viewer viewer, Reply reply) => reply.Done(searches.Start(viewer)))
            .Operation(TokenScopes.Write, "searchThemes", "Begins a new search for themes in the background").Produces(StatusCodes.Status204NoContent);
        api.MapPost("/voices/themes/{id:guid}/promote", async (Guid id, PromoteThemeBody body, PromoteTheme promote, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Ok(await promote.HandleAsync(new PromoteThemeInput(id, body.Name, body.Definition, body.ParentId, body.Observations ?? []), viewer, ct), change => new ThemePromoted(change)))
            .Operation(TokenScopes.Write, "promoteTheme", "Makes a code of a theme and gives it to chosen voices").Produces<ThemePromoted>();
        api.MapGet("/voices/observations/{id:guid}/suggestions", async (Guid id, SuggestCodes suggest, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Ok(await suggest.HandleAsync(id, viewer, ct), hints => hints))
            .Operation(TokenScopes.Read, "suggestCodes", "Codes that may fit a voice, learned from the team’s own coding, with calibrated confidence")
            .Produces<CodeHints>();
        api.MapPost("/voices/observations/{id:guid}/suggestions/{code:guid}/reject", async (Guid id, Guid code, RejectSuggestion reject, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await reject.HandleAsync(id, code, viewer, ct)))
            .Operation(TokenScopes.Write, "rejectSuggestion", "Says that a suggested code does not fit, so that it is suggested less").Produces(StatusCodes.Status204NoContent);
    }
}

[JsonSerializable(typeof(ThemesAnswer))]
[JsonSerializable(typeof(ThemeAnswer))]
[JsonSerializable(typeof(PromoteThemeBody))]
[JsonSerializable(typeof(ThemePromoted))]
[JsonSerializable(typeof(CodeHints))]
internal sealed partial class ThemesApiJson : JsonSerializerContext;
