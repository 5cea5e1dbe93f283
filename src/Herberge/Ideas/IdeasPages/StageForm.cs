using Herberge.Ideas.Stages;

namespace Herberge.Ideas.IdeasPages;

/// <summary>The form of a stage, as it is filled in.</summary>
public sealed class StageForm
{
    public StageKind Kind { get; set; }

    public string? NameDe { get; set; }

    public string? NameEn { get; set; }

    public List<StageMovers> Movers { get; set; } = [];

    public List<StageNeeds> Needs { get; set; } = [];

    public string? TellDe { get; set; }

    public string? TellEn { get; set; }

    public static StageForm Of(Stage stage) => new()
    {
        Kind = stage.Kind,
        NameDe = stage.NameDe,
        NameEn = stage.NameEn,
        Movers = [.. StageChoices.Movers.Where(m => stage.Movers.HasFlag(m))],
        Needs = [.. StageChoices.Needs.Where(n => stage.Needs.HasFlag(n))],
        TellDe = stage.TellDe,
        TellEn = stage.TellEn,
    };

    public StageInput ToInput(Guid? id) => new(
        id, Kind, NameDe, NameEn, Movers.Aggregate(StageMovers.None, (all, one) => all | one), Needs.Aggregate(StageNeeds.None, (all, one) => all | one), TellDe, TellEn);
}
