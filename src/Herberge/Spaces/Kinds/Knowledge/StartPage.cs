using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Kinds.Knowledge;

/// <param name="ReviewMonths">After how many months its owner is asked to look it through.</param>
/// <param name="IsOpen">All members of the space may change it.</param>
/// <param name="FromThreadId">The thread it was made of.</param>
/// <param name="Files">As in <see cref="StartThreadInput"/>.</param>
/// <param name="ClientKey">As in <see cref="StartThreadInput"/>.</param>
public sealed record StartPageInput(
    Guid SpaceId, string Title, string Body, int ReviewMonths = 6, bool IsOpen = true, Guid? FromThreadId = null, IReadOnlyList<Guid>? Files = null, string? ClientKey = null);

/// <summary>Writes down knowledge as a page of a space; whoever writes it answers for it at first.</summary>
internal sealed class StartPage(HouseDb db, StartThread start, House house, TimeProvider clock)
{
    public const int LongestMonths = 36;

    public async Task<Result<ThreadStarted>> HandleAsync(StartPageInput input, Viewer viewer, CancellationToken ct)
    {
        if (input.ReviewMonths is < 1 or > LongestMonths) return Problem.Invalid(nameof(input.ReviewMonths), "page-review-months", LongestMonths);
        if (input.FromThreadId is { } from && !await db.VisibleThreadsTo(viewer).AnyAsync(t => t.Id == from && t.Kind != ThreadKind.Page, ct))
            return Problem.Invalid(nameof(input.FromThreadId), "page-source");
        var reviewOn = house.DayOf(clock.GetUtcNow()).AddMonths(input.ReviewMonths);
        return await start.TogetherAsync(new StartThreadInput(input.SpaceId, ThreadKind.Page, input.Title, input.Body, input.Files, input.ClientKey), (thread, _) =>
        {
            db.KnowledgePages.Add(new KnowledgePage(thread.Id, viewer.MemberId, input.ReviewMonths, reviewOn, input.IsOpen));
            if (input.FromThreadId is { } source) db.PageSources.Add(new PageSource(thread.Id, source, thread.CreatedAt));
            return Task.CompletedTask;
        }, viewer, ct);
    }
}
