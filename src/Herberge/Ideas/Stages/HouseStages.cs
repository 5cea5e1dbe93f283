using Herberge.Foundation.Storage;
using Herberge.People.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Herberge.Ideas.Stages;

/// <summary>The stages of this house. A new house has one of each kind, which people then make their own.</summary>
internal sealed class HouseStages(HouseDb db, WriteTransactions writes, IDatabaseEngine engine, IStringLocalizer<IdeasWords> words)
{
    private static readonly (StageKind Kind, StageMovers Movers, StageNeeds Needs)[] First =
    [
        (StageKind.Submitted, StageMovers.Leads | StageMovers.Innkeepers, StageNeeds.None),
        (StageKind.Discussed, StageMovers.Authors | StageMovers.Leads | StageMovers.Innkeepers, StageNeeds.None),
        (StageKind.Evaluated, StageMovers.Leads | StageMovers.Innkeepers, StageNeeds.FirstAnswer),
        (StageKind.Decided, StageMovers.Deciders | StageMovers.Innkeepers, StageNeeds.Decision),
        (StageKind.Underway, StageMovers.Leads | StageMovers.Deciders | StageMovers.Innkeepers, StageNeeds.Decision | StageNeeds.Owner),
        (StageKind.Outcome, StageMovers.Leads | StageMovers.Deciders | StageMovers.Innkeepers, StageNeeds.Decision | StageNeeds.Owner | StageNeeds.MeasuredBenefit),
        (StageKind.Parked, StageMovers.Leads | StageMovers.Deciders | StageMovers.Innkeepers, StageNeeds.Reason),
        (StageKind.Declined, StageMovers.Leads | StageMovers.Deciders | StageMovers.Innkeepers, StageNeeds.Reason),
    ];

    /// <summary>Known in advance, so that two nodes of one house that start together write the same rows.</summary>
    public static Guid FirstId(StageKind kind) => new(0x1dea5000, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, (byte)kind);

    /// <summary>Writes the first stages into a house that has none.</summary>
    public async Task PrepareAsync(CancellationToken ct)
    {
        if (await db.Stages.AnyAsync(ct)) return;
        await using var transaction = await writes.BeginAsync(db, ct);
        db.Stages.AddRange(First.Select(Make));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException twice) when (engine.IsDuplicate(twice))
        {
            db.ChangeTracker.Clear();
            return;
        }

        await transaction.CommitAsync(ct);
    }

    private Stage Make((StageKind Kind, StageMovers Movers, StageNeeds Needs) first)
    {
        var stage = new Stage(FirstId(first.Kind), first.Kind, (int)first.Kind) { Movers = first.Movers, Needs = first.Needs };
        using (new LanguageScope(german: true)) (stage.NameDe, stage.TellDe) = (words[$"stage-{first.Kind}"], words[$"stage-tell-{first.Kind}"]);
        using (new LanguageScope(german: false)) (stage.NameEn, stage.TellEn) = (words[$"stage-{first.Kind}"], words[$"stage-tell-{first.Kind}"]);
        return stage;
    }
}
