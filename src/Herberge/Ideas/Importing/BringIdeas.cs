using Herberge.Foundation.Access;
using Herberge.Foundation.Imports;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Campaigns;
using Herberge.Ideas.Stages;
using Herberge.People.Accounts;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Herberge.Ideas.Importing;

/// <summary>
/// Writes planned ideas: each is submitted at its time and then, where the file says so, moved by <see cref="MoveIdea"/> like any other
/// idea, with a reason in its history. Nobody is told, because it is no news. What the house promises, it promises from today on.
/// </summary>
internal sealed class BringIdeas(HouseDb db, BringThread threads, MoveIdea move, House house, TimeProvider clock, IStringLocalizer<IdeasWords> words)
{
    private const int Some = 100;

    /// <summary>Inside the caller's transaction, which ends with the first problem.</summary>
    public async Task<Result<Done>> HandleAsync(IdeasPlan plan, Campaign campaign, Viewer viewer, CancellationToken ct)
    {
        var first = await db.Stages.AsNoTracking().Where(s => s.Kind == StageKind.Submitted && s.RetiredAt == null).OrderBy(s => s.Position).Select(s => s.Id).FirstAsync(ct);
        // Holds the stage's row until the commit, so that two ideas can't take the same number.
        await db.Stages.Where(s => s.Id == first).ExecuteUpdateAsync(s => s.SetProperty(x => x.Position, x => x.Position), ct);
        var number = await db.Ideas.MaxAsync(i => (int?)i.Number, ct) ?? 0;
        foreach (var some in plan.Ideas.Chunk(Some))
        {
            var brought = await threads.HandleAsync(campaign.SpaceId, [.. some.Select(idea => new BroughtThread(idea.AuthorId ?? viewer.MemberId, ThreadKind.Idea, idea.Title, Text(idea), idea.At, idea.AuthorId is not null))], ct);
            var made = some.Zip(brought, (idea, thread) => (Planned: idea, Idea: Make(idea, ++number, campaign, thread, first))).ToList();
            await db.SaveChangesAsync(ct);
            foreach (var (planned, idea) in made)
            {
                if (planned.To is not { } to) continue;
                var moved = await move.ApplyAsync(new MoveIdeaInput(idea.Id, to.Id, planned.Reason), [planned.AuthorId ?? viewer.MemberId], viewer, ct);
                if (!moved.Succeeded) return Result<Done>.From(moved.Problems);
            }

            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }

        return default(Done);
    }

    private Idea Make(PlannedIdea planned, int number, Campaign campaign, DiscussionThread thread, Guid stage)
    {
        var today = house.DayOf(clock.GetUtcNow());
        var idea = new Idea(Guid.CreateVersion7(planned.At), number, campaign.Id, thread.Id, stage, planned.Lead, planned.At)
        {
            AnswerDueOn = WorkingDays.After(today, campaign.AnswerWithinDays),
            DecisionDueOn = campaign.DecideBy ?? (campaign.DecideWithinDays is { } days ? WorkingDays.After(today, days) : null),
        };
        idea.Team.Add(new IdeaPerson { IdeaId = idea.Id, MemberId = thread.AuthorId, Role = TeamRole.Author, Since = planned.At });
        foreach (var tag in planned.Tags) idea.Tags.Add(new IdeaTag { IdeaId = idea.Id, Tag = tag });
        db.Ideas.Add(idea);
        db.StageMoves.Add(new StageMove(Guid.CreateVersion7(planned.At), idea.Id, null, stage, thread.AuthorId, planned.At, null));
        if (planned.AuthorId is { } author) db.Acts.Add(new Act(author, ActKind.SubmittedIdea, planned.At, campaign.SpaceId, idea.Id));
        db.Set<ImportedItem>().Add(new ImportedItem(ImportIdeas.Source, planned.Key, idea.Id));
        return idea;
    }

    /// <summary>Whoever had it is named in the text where the house knows nobody by that name.</summary>
    private string Text(PlannedIdea planned)
    {
        if (planned.AuthorId is not null || planned.AuthorText is null) return planned.Text;
        using var language = new LanguageScope(house.Language == "de");
        return $"{planned.Text}\n\n{words["import-author-was", Plain(planned.AuthorText)]}";
    }

    /// <summary>A name is no Markdown and mentions nobody.</summary>
    private static string Plain(string name) => string.Concat(IdeaText.Line(name).Select(c => char.IsLetterOrDigit(c) || c is ' ' or '.' or ',' or '-' or '\'' ? c.ToString() : $"\\{c}"));
}
