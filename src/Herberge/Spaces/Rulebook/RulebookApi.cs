using System.ComponentModel;
using System.Text.Json.Serialization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;

namespace Herberge.Spaces.Rulebook;

/// <summary>The rulebook by token.</summary>
internal static class RulebookApi
{
    public static void MapRulebookApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("Rulebook");
        api.MapGet("/rulebook", async ([Description("guideline, escalation or answer")] Word<RuleKind>? kind, [Description("Those put away")] bool? archived, SeeRulebook see, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Found(await see.HandleAsync(kind?.Value, archived ?? false, viewer, ct), RulebookAnswer.Of))
            .Operation(TokenScopes.Read, "listRules", "Pages of the rulebook you may read; there are at most 500").Produces<RulebookAnswer>();
        api.MapGet("/rulebook/{id:guid}", async (Guid id, [Description("A version; without it the one that holds")] int? number, SeeRule see, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Found(await see.HandleAsync(id, number, viewer, ct), RuleAnswer.Of))
            .Operation(TokenScopes.Read, "readRule", "A page and what it said before").Produces<RuleAnswer>();
        api.MapPost("/rulebook", async (WriteRuleInput body, WriteRule write, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Created(await write.HandleAsync(null, body, viewer, ct), id => $"/rulebook/{id}", id => new RuleMade(id)))
            .Operation(TokenScopes.Write, "writeRule", "Writes a page; for the community team").Produces<RuleMade>(StatusCodes.Status201Created);
        api.MapPut("/rulebook/{id:guid}", async (Guid id, WriteRuleInput body, WriteRule write, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await write.HandleAsync(id, body, viewer, ct)))
            .Operation(TokenScopes.Write, "changeRule", "Writes its next version").Produces(StatusCodes.Status204NoContent);
        api.MapPut("/rulebook/{id:guid}/approval", async (Guid id, RuleApproval body, ApproveRule approve, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await approve.HandleAsync(id, body.Number, viewer, ct)))
            .Operation(TokenScopes.Write, "approveRule", "Agrees to an answer somebody else wrote").Produces(StatusCodes.Status204NoContent);
        api.MapPut("/rulebook/{id:guid}/archive", async (Guid id, ApproveRule approve, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await approve.PutAwayAsync(id, true, viewer, ct)))
            .Operation(TokenScopes.Write, "putRuleAway", "Puts it away").Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/rulebook/{id:guid}/archive", async (Guid id, ApproveRule approve, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await approve.PutAwayAsync(id, false, viewer, ct)))
            .Operation(TokenScopes.Write, "takeRuleBack", "Takes it back into the rulebook").Produces(StatusCodes.Status204NoContent);
    }
}

/// <summary>What was made.</summary>
public sealed record RuleMade(Guid Id);

/// <param name="Number">The version you read.</param>
public sealed record RuleApproval(int Number);

/// <summary>The rulebook.</summary>
public sealed record RulebookAnswer(IReadOnlyList<RuleCard> Items)
{
    internal static RulebookAnswer Of(RulebookView view) => new(view.Cards);
}

/// <summary>A page of the rulebook.</summary>
/// <param name="Body">Markdown.</param>
/// <param name="Number">The version shown.</param>
/// <param name="Newest">Number of the newest version; a change begins from it.</param>
/// <param name="InForce">Number of the version that holds; null while an answer was never agreed to.</param>
public sealed record RuleAnswer(Guid Id, RuleKind Kind, string Language, string Title, string Body, int Number, int Newest, int? InForce, DateOnly? ReviewOn, DateTimeOffset? ArchivedAt, IReadOnlyList<RuleVersionLine> Versions)
{
    internal static RuleAnswer Of(RuleView rule) => new(rule.Id, rule.Kind, rule.Language, rule.Title, rule.Body, rule.Shown.Number, rule.Newest, rule.InForce, rule.ReviewOn, rule.ArchivedAt, rule.Versions);
}

[JsonSerializable(typeof(RulebookAnswer))]
[JsonSerializable(typeof(RuleAnswer))]
[JsonSerializable(typeof(WriteRuleInput))]
[JsonSerializable(typeof(RuleMade))]
[JsonSerializable(typeof(RuleApproval))]
internal sealed partial class RulebookApiJson : JsonSerializerContext;
