using System.Text.Json.Serialization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;

namespace Herberge.Activation.Ladder;

/// <summary>The measures of activity by token.</summary>
internal static class LadderApi
{
    public static void MapLadderApi(this IEndpointRouteBuilder app) => app.MapApi("Activation")
        .MapGet("/activation/ladder", async (SeeLadder see, Viewer viewer, Reply reply, CancellationToken ct) => reply.Ok(await see.HandleAsync(viewer, ct), LadderAnswer.Of))
        .Operation(TokenScopes.Read, "readLadder", "How far the house draws its people in; groups under five and what could be subtracted from them are not told; each look is logged")
        .Produces<LadderAnswer>();
}

/// <summary>Measures of activity; null where they may not be told.</summary>
/// <param name="Until">The Monday all windows end with.</param>
/// <param name="Rungs">Invited, visitor, participant, contributor, core.</param>
/// <param name="Steps">Share of each rung but the last that stands higher after ninety days.</param>
/// <param name="MedianAnswerHours">Kaplan–Meier.</param>
/// <param name="GatheringsConfirmed">Seats confirmed ÷ seats asked about.</param>
/// <param name="GatheringsCame">Checked in ÷ confirmed on site.</param>
/// <param name="GatheringToOnline">Of those who came without having done anything online: who did within thirty days.</param>
/// <param name="Units">Top units by rung; null where that may not be told.</param>
/// <param name="AbsenceFactor">The smallest number of members who made half of the contributions.</param>
public sealed record LadderAnswer(
    DateOnly Until, int? People, IReadOnlyList<int?> Rungs, IReadOnlyList<PartAnswer> Steps, PartAnswer FirstContribution, int? ActiveDay, int? ActiveWeek, int? ActiveMonth,
    PartAnswer AnsweredN30, PartAnswer OthersN30, PartAnswer AnsweredN90, PartAnswer OthersN90, double? MedianAnswerHours, double? NinetyPercentAnswerHours, int? AbsenceFactor, LadderShape Shape, PartAnswer GatheringsConfirmed, PartAnswer GatheringsCame, PartAnswer GatheringToOnline, IReadOnlyList<UnitLadder> Units)
{
    internal static LadderAnswer Of(LadderView view) => new(
        view.Until, view.People, view.Rungs, [.. view.Steps.Select(PartAnswer.Told)], PartAnswer.Told(view.FirstContribution), view.Day, view.Week, view.Month,
        PartAnswer.Told(view.AnsweredN30), PartAnswer.Told(view.OthersN30), PartAnswer.Told(view.AnsweredN90), PartAnswer.Told(view.OthersN90),
        Hours(view.MedianAnswer), Hours(view.NinetyPercentAnswer), view.AbsenceFactor, view.Shape,
        PartAnswer.Told(view.Funnel.Confirmed), PartAnswer.Told(view.Funnel.Came), PartAnswer.Told(view.EventToOnline), view.Units);

    private static double? Hours(TimeSpan? time) => time is { } known ? Math.Round(known.TotalHours, 1) : null;
}

/// <summary>A share between two bounds, which are the same where it may be told exactly.</summary>
/// <param name="Of">Of how many.</param>
public sealed record PartAnswer(double? From, double? To, int? Of)
{
    internal static PartAnswer Told(CountedShare counted) => counted.Share is { } share
        ? new PartAnswer(Math.Round(share.From, 3), Math.Round(share.To, 3), counted.Of)
        : new PartAnswer(null, null, null);
}

[JsonSerializable(typeof(LadderAnswer))]
internal sealed partial class LadderApiJson : JsonSerializerContext;
