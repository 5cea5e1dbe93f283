namespace Herberge.Tests.Access;

/// <summary>What each address of the API answers to whose token. Tokens here carry every scope: what remains is the person's own right.</summary>
internal static class ApiAccessRules
{
    private static readonly AccessRules.Rule Everyone = Token((_, _) => [200]);

    private static readonly AccessRules.Rule Insiders = Token((viewer, _) => AccessPlan.IsGuest(viewer) ? [403] : null);

    private static readonly AccessRules.Rule Seers = Token((viewer, spot) => AccessPlan.Of(viewer, spot) == Reach.Hidden ? [404] : [200]);

    private static readonly AccessRules.Rule SeersAct = Token((viewer, spot) => AccessPlan.Of(viewer, spot) == Reach.Hidden ? [404] : null);

    private static readonly AccessRules.Rule SpaceHosts = Token((viewer, spot) => AccessPlan.Of(viewer, spot) == Reach.Hidden ? [404]
        : AccessPlan.Runs(viewer, spot) ? [200] : [403]);

    private static readonly AccessRules.Rule SpaceHostsAct = Token((viewer, spot) => AccessPlan.Of(viewer, spot) == Reach.Hidden ? [404]
        : AccessPlan.Runs(viewer, spot) ? null : [403]);

    private static readonly AccessRules.Rule Inside = Token((viewer, spot) => AccessPlan.Of(viewer, spot) switch { Reach.Hidden => [404], Reach.Door => [403], _ => null });

    private static readonly AccessRules.Rule Readers = Token((viewer, spot) => AccessPlan.Of(viewer, spot) >= Reach.Reads ? [200] : [404]);

    private static readonly AccessRules.Rule ReadersAct = Token((viewer, spot) => AccessPlan.Of(viewer, spot) >= Reach.Reads ? null : [404]);

    private static readonly AccessRules.Rule ThreadHostsAct = Token((viewer, spot) => AccessPlan.Of(viewer, spot) < Reach.Reads ? [404]
        : viewer is ViewerKind.SpaceHost or ViewerKind.HouseHost ? null : [403]);

    /// <summary>The thread of each space was started by its host.</summary>
    private static readonly AccessRules.Rule AuthorActs = Token((viewer, spot) => AccessPlan.Of(viewer, spot) < Reach.Reads ? [404]
        : viewer == ViewerKind.SpaceHost ? null : [403]);

    private static readonly AccessRules.Rule Administrators = Token((viewer, _) => viewer == ViewerKind.Administrator ? [200] : [403]);

    private static readonly AccessRules.Rule AdministratorsAct = Token((viewer, _) => viewer == ViewerKind.Administrator ? null : [403]);

    /// <summary>Changes only what is the viewer's own.</summary>
    private static readonly AccessRules.Rule Own = Token((_, _) => [204]);

    /// <summary>The common fields name a kind or state there is none of here, which is found before anybody is asked for.</summary>
    private static readonly AccessRules.Rule NoSuchKind = Token((_, _) => [400]);

    private static readonly AccessRules.Rule NoHook = Token((viewer, _) => viewer == ViewerKind.Administrator ? [404] : [403]);

    private static readonly AccessRules.Rule HouseHosts = Token((viewer, _) => viewer is ViewerKind.HouseHost or ViewerKind.Administrator ? [200] : [403]);

    public static readonly IReadOnlyDictionary<string, AccessRules.Rule> All = new Dictionary<string, AccessRules.Rule>
    {
        ["GET /api/v1/voices/observations"] = Token((viewer, _) => viewer == ViewerKind.HouseHost ? [200] : [403]),
        ["POST /api/v1/voices/observations"] = Token((viewer, _) => viewer == ViewerKind.HouseHost ? null : [403]),
        ["GET /api/v1/voices/themes"] = Token((viewer, _) => viewer == ViewerKind.HouseHost ? [200] : [403]),
        ["GET /api/v1/voices/themes/{id:guid}"] = Token((viewer, _) => viewer == ViewerKind.HouseHost ? [404] : [403]),
        ["POST /api/v1/voices/themes/search"] = Token((viewer, _) => viewer == ViewerKind.HouseHost ? null : [403]),
        ["POST /api/v1/voices/themes/{id:guid}/promote"] = Token((viewer, _) => viewer == ViewerKind.HouseHost ? [404] : [403]),
        ["GET /api/v1/voices/observations/{id:guid}/suggestions"] = Token((viewer, _) => viewer == ViewerKind.HouseHost ? [404] : [403]),
        ["POST /api/v1/voices/observations/{id:guid}/suggestions/{code:guid}/reject"] = Token((viewer, _) => viewer == ViewerKind.HouseHost ? [404] : [403]),
        ["GET /api/v1/voices/sources"] = Token((viewer, _) => viewer == ViewerKind.HouseHost ? [200] : [403]),
        ["POST /api/v1/voices/sources/{id:guid}/runs"] = Token((viewer, _) => viewer == ViewerKind.HouseHost ? [404] : [403]),
        ["GET /api/v1/voices/samples"] = Token((viewer, _) => viewer == ViewerKind.HouseHost ? [200] : [403]),
        ["GET /api/v1/voices/samples/{id:guid}/agreement"] = Token((viewer, _) => viewer == ViewerKind.HouseHost ? [404] : [403]),
        ["GET /api/v1/voices/report"] = Token((viewer, _) => viewer == ViewerKind.HouseHost ? [200] : [403]),
        ["GET /api/v1/voices/needs"] = Token((viewer, _) => viewer == ViewerKind.HouseHost ? [200] : [403]),
        ["POST /api/v1/voices/needs/{id:guid}/ideas"] = Token((viewer, _) => viewer == ViewerKind.HouseHost ? [400, 404] : [400, 403]),
        ["DELETE /api/v1/voices/needs/{id:guid}/ideas/{idea:guid}"] = Token((viewer, _) => viewer == ViewerKind.HouseHost ? [404] : [403]),
        ["POST /api/v1/voices/needs/{id:guid}/tellings"] = Token((viewer, _) => viewer == ViewerKind.HouseHost ? [400, 404] : [400, 403]),
        ["GET /api/v1/voices/export/project.qdpx"] = Token((viewer, _) => viewer == ViewerKind.HouseHost ? [200] : [403]),
        ["GET /api/v1/voices/export/codebook.qdc"] = Token((viewer, _) => viewer == ViewerKind.HouseHost ? [200, 409] : [403]),
        ["GET /api/v1/voices/export/{name}.csv"] = Token((viewer, _) => viewer == ViewerKind.HouseHost ? [404] : [403]),
        ["GET /api/v1/voices/segments"] = Token((viewer, _) => viewer == ViewerKind.HouseHost ? [200] : [403]),
        // No campaign is named, and no idea in the house of these tests has the id of a thread.
        ["POST /api/v1/ideas"] = Token((_, _) => [404]),
        ["GET /api/v1/ideas/stages"] = Everyone,
        ["GET /api/v1/ideas"] = Everyone,
        ["GET /api/v1/ideas/mine"] = Everyone,
        ["GET /api/v1/ideas/export/{name}"] = Token((_, _) => [404]),
        ["POST /api/v1/ideas/import/plan"] = Token((viewer, _) => viewer == ViewerKind.HouseHost ? [415] : [403, 415]),
        ["POST /api/v1/ideas/import"] = Token((viewer, _) => viewer == ViewerKind.HouseHost ? [415] : [403, 415]),
        ["POST /api/v1/ideas/moves"] = Token((_, _) => [400]),
        ["PUT /api/v1/ideas/{id:guid}"] = Token((_, _) => [404]),
        ["POST /api/v1/ideas/{id:guid}/team"] = Token((_, _) => [400, 404]),
        ["PUT /api/v1/ideas/{id:guid}/team/me"] = Token((_, _) => [404]),
        ["DELETE /api/v1/ideas/{id:guid}/team/{memberId:guid}"] = Token((_, _) => [404]),
        ["POST /api/v1/ideas/{id:guid}/merges"] = Token((_, _) => [400]),
        ["DELETE /api/v1/ideas/merges/{id:guid}"] = Token((_, _) => [404]),
        ["GET /api/v1/ideas/{id:guid}"] = Token((_, _) => [404]),
        ["GET /api/v1/ideas/{id:guid}/decisions"] = Token((_, _) => [404]),
        ["POST /api/v1/ideas/{id:guid}/decisions"] = Token((_, _) => [400]),
        ["POST /api/v1/ideas/{id:guid}/decisions/reopen"] = Token((_, _) => [404]),
        ["GET /api/v1/ideas/{id:guid}/outcome"] = Token((_, _) => [404]),
        ["PUT /api/v1/ideas/{id:guid}/plan"] = Token((_, _) => [404]),
        ["POST /api/v1/ideas/{id:guid}/milestones"] = Token((_, _) => [404]),
        ["PUT /api/v1/ideas/{id:guid}/milestones/{step:guid}"] = Token((_, _) => [400]),
        ["DELETE /api/v1/ideas/{id:guid}/milestones/{step:guid}"] = Token((_, _) => [404]),
        ["POST /api/v1/ideas/{id:guid}/benefits"] = Token((_, _) => [400, 404]),
        ["DELETE /api/v1/ideas/{id:guid}/benefits/{benefit:guid}"] = Token((_, _) => [404]),
        ["POST /api/v1/ideas/{id:guid}/moves"] = Token((_, _) => [400]),
        ["GET /api/v1/ideas/{id:guid}/support"] = Token((_, _) => [404]),
        ["PUT /api/v1/ideas/{id:guid}/support"] = Token((_, _) => [400]),
        ["GET /api/v1/ideas/{id:guid}/evaluation"] = Token((_, _) => [404]),
        ["PUT /api/v1/ideas/{id:guid}/card"] = Token((_, _) => [404]),
        ["GET /api/v1/gatherings"] = Everyone,
        ["POST /api/v1/gatherings"] = Token((_, _) => [400]),
        ["GET /api/v1/gatherings/{id:guid}"] = Token((_, _) => [404]),
        ["PUT /api/v1/gatherings/{id:guid}"] = Token((_, _) => [404]),
        ["POST /api/v1/gatherings/{id:guid}/cancellation"] = Token((_, _) => [404]),
        ["PUT /api/v1/gatherings/{id:guid}/registration"] = Token((_, _) => [400]),
        ["PUT /api/v1/gatherings/{id:guid}/series/registration"] = Token((_, _) => [400]),
        ["PUT /api/v1/gatherings/{id:guid}/confirmation"] = Token((_, _) => [404]),
        ["GET /api/v1/gatherings/{id:guid}/sessions"] = Token((_, _) => [404]),
        ["POST /api/v1/gatherings/{id:guid}/sessions"] = Token((_, _) => [400]),
        ["PUT /api/v1/gatherings/{id:guid}/sessions/{session:guid}/wish"] = Token((_, _) => [400]),
        ["GET /api/v1/campaigns"] = Everyone,
        ["POST /api/v1/campaigns"] = Token((viewer, _) => viewer == ViewerKind.HouseHost ? [400] : [403]),
        ["GET /api/v1/campaigns/{id:guid}"] = Token((_, _) => [404]),
        ["PUT /api/v1/campaigns/{id:guid}"] = Token((_, _) => [404]),
        ["POST /api/v1/campaigns/{id:guid}/publication"] = Token((_, _) => [404]),
        ["GET /api/v1/campaigns/{id:guid}/ideas"] = Token((_, _) => [404]),
        ["GET /api/v1/activation/ladder"] = HouseHosts,
        ["GET /api/v1/activation/initiatives"] = Everyone,
        ["POST /api/v1/activation/initiatives"] = Token((viewer, _) => viewer is ViewerKind.GuestInside or ViewerKind.GuestOutside ? [404] : [201]),
        ["GET /api/v1/activation/initiatives/{id:guid}"] = Token((_, _) => [404]),
        ["PUT /api/v1/activation/initiatives/{id:guid}"] = Token((_, _) => [404]),
        ["DELETE /api/v1/activation/initiatives/{id:guid}"] = Token((_, _) => [404]),
        ["PUT /api/v1/activation/initiatives/{id:guid}/me"] = Token((_, _) => [404]),
        ["DELETE /api/v1/activation/initiatives/{id:guid}/me"] = Token((_, _) => [404]),
        ["GET /api/v1/activation/journeys"] = Token((viewer, _) => viewer == ViewerKind.HouseHost ? [200] : [403]),
        ["POST /api/v1/activation/journeys"] = Token((viewer, _) => viewer == ViewerKind.HouseHost ? [400] : [403]),
        ["PUT /api/v1/activation/journeys/{id:guid}"] = Token((viewer, _) => viewer == ViewerKind.HouseHost ? [404] : [403]),
        ["PUT /api/v1/activation/journeys/{id:guid}/running"] = Token((viewer, _) => viewer == ViewerKind.HouseHost ? [404] : [403]),
        ["DELETE /api/v1/activation/journeys/{id:guid}/running"] = Token((viewer, _) => viewer == ViewerKind.HouseHost ? [404] : [403]),
        ["GET /api/v1/activation/guides"] = Token((viewer, _) => AccessPlan.IsGuest(viewer) ? [404] : [200]),
        // An empty body names no kind: refused before anybody looks who asks.
        ["POST /api/v1/activation/guides"] = Token((_, _) => [400]),
        ["GET /api/v1/activation/guides/{id:guid}"] = Token((_, _) => [404]),
        ["PUT /api/v1/activation/guides/{id:guid}"] = Token((_, _) => [400]),
        ["PUT /api/v1/activation/guides/{id:guid}/end"] = Token((_, _) => [404]),
        ["DELETE /api/v1/activation/guides/{id:guid}/end"] = Token((_, _) => [404]),
        ["PUT /api/v1/activation/guides/{id:guid}/steps"] = Token((_, _) => [404]),
        ["POST /api/v1/activation/guides/{id:guid}/waves"] = Token((_, _) => [404]),
        ["PUT /api/v1/activation/guides/{id:guid}/waves/{wave:guid}"] = Token((_, _) => [404]),
        ["DELETE /api/v1/activation/guides/{id:guid}/waves/{wave:guid}"] = Token((_, _) => [404]),
        ["POST /api/v1/activation/guides/{id:guid}/waves/{wave:guid}/end"] = Token((_, _) => [404]),
        ["POST /api/v1/activation/guides/{id:guid}/tasks"] = Token((_, _) => [404]),
        ["PUT /api/v1/activation/guides/{id:guid}/tasks/{task:guid}"] = Token((_, _) => [404]),
        ["DELETE /api/v1/activation/guides/{id:guid}/tasks/{task:guid}"] = Token((_, _) => [404]),
        ["POST /api/v1/activation/guides/{id:guid}/asked"] = Token((_, _) => [404]),
        ["PUT /api/v1/activation/guides/{id:guid}/me"] = Token((_, _) => [404]),
        ["DELETE /api/v1/activation/guides/{id:guid}/me"] = Token((_, _) => [404]),
        ["PUT /api/v1/activation/guides/{id:guid}/things/{thing:guid}/done"] = Token((_, _) => [404]),
        ["DELETE /api/v1/activation/guides/{id:guid}/things/{thing:guid}/done"] = Token((_, _) => [404]),
        ["PUT /api/v1/activation/guides/{id:guid}/help"] = Token((_, _) => [404]),
        ["DELETE /api/v1/activation/guides/{id:guid}/help"] = Token((_, _) => [404]),
        ["GET /api/v1/activation/circles"] = Everyone,
        ["PUT /api/v1/activation/circles/{id:guid}/entry"] = Token((_, _) => [404]),
        ["DELETE /api/v1/activation/circles/{id:guid}/entry"] = Token((_, _) => [404]),
        ["GET /api/v1/activation/circles/in/{id:guid}"] = Token((_, _) => [404]),
        ["PUT /api/v1/activation/circles/in/{id:guid}/stay"] = Token((_, _) => [404]),
        ["DELETE /api/v1/activation/circles/in/{id:guid}/stay"] = Token((_, _) => [404]),
        ["PUT /api/v1/activation/circles/in/{id:guid}/weeks/{week:int}/met"] = Token((_, _) => [404]),
        ["DELETE /api/v1/activation/circles/in/{id:guid}/weeks/{week:int}/met"] = Token((_, _) => [404]),
        ["GET /api/v1/activation/invitations"] = Everyone,
        ["POST /api/v1/activation/invitations"] = Token((viewer, _) => viewer is ViewerKind.GuestInside or ViewerKind.GuestOutside ? [404] : [400]),
        ["GET /api/v1/activation/invitations/{id:guid}"] = Token((_, _) => [404]),
        ["DELETE /api/v1/activation/invitations/{id:guid}"] = Token((_, _) => [404]),
        ["GET /api/v1/activation/thanks"] = Everyone,
        ["POST /api/v1/activation/thanks"] = Token((_, _) => [400]),
        ["DELETE /api/v1/activation/thanks/{id:guid}"] = Token((_, _) => [404]),
        ["GET /api/v1/activation/rounds"] = Everyone,
        // The common fields name a kind there is none of here.
        ["POST /api/v1/activation/rounds"] = Token((_, _) => [400]),
        ["PUT /api/v1/activation/rounds/{id:guid}"] = Token((_, _) => [400]),
        ["GET /api/v1/activation/rounds/{id:guid}/figures"] = Token((_, _) => [404]),
        ["PUT /api/v1/activation/rounds/{id:guid}/entry"] = Token((_, _) => [404]),
        ["DELETE /api/v1/activation/rounds/{id:guid}/entry"] = Token((_, _) => [404]),
        ["PUT /api/v1/activation/groups/{id:guid}/met"] = Token((_, _) => [404]),
        ["DELETE /api/v1/activation/groups/{id:guid}/met"] = Token((_, _) => [404]),
        ["DELETE /api/v1/activation/groups/{id:guid}/seat"] = Token((_, _) => [404]),
        ["GET /api/v1/desk/items"] = Everyone,
        ["GET /api/v1/desk/items/{item}"] = Token((_, _) => [404]),
        ["POST /api/v1/desk/items/{item}/handling"] = Token((_, _) => [400, 404]),
        ["GET /api/v1/desk/team"] = Token((viewer, _) => OfTeam(viewer) ? [200] : [404]),
        ["POST /api/v1/desk/roles"] = Token((_, _) => [400]),
        // Without a space it is the house's role, which administrators alone take; somebody who had none is left without.
        ["DELETE /api/v1/desk/roles/{memberId:guid}/{role}"] = Token((viewer, _) => viewer == ViewerKind.Administrator ? [200] : [404]),
        ["POST /api/v1/desk/deputies"] = Token((viewer, _) => OfTeam(viewer) ? [400] : [404]),
        ["DELETE /api/v1/desk/deputies/{id:guid}"] = Token((_, _) => [404]),
        ["DELETE /api/v1/desk/asked/{id:guid}"] = Token((_, _) => [404]),
        ["GET /api/v1/channels/calendar"] = Everyone,
        ["GET /api/v1/channels/accounts"] = Everyone,
        ["GET /api/v1/channels/posts"] = Everyone,
        ["GET /api/v1/channels/posts/{id:guid}"] = Token((_, _) => [404]),
        ["POST /api/v1/channels/posts"] = Token((viewer, _) => OfTeam(viewer) ? [201, 400] : [404]),
        ["PUT /api/v1/channels/posts/{id:guid}"] = Token((_, _) => [400, 404]),
        ["POST /api/v1/channels/posts/{id:guid}/approval-request"] = Token((_, _) => [404]),
        ["PUT /api/v1/channels/posts/{id:guid}/approval"] = Token((_, _) => [400, 404]),
        ["POST /api/v1/channels/posts/{id:guid}/objection"] = Token((_, _) => [404]),
        ["PUT /api/v1/channels/posts/{id:guid}/schedule"] = Token((_, _) => [404]),
        ["DELETE /api/v1/channels/posts/{id:guid}/schedule"] = Token((_, _) => [404]),
        ["PUT /api/v1/channels/posts/{id:guid}/time"] = Token((_, _) => [404]),
        ["POST /api/v1/channels/posts/{id:guid}/attempts"] = Token((_, _) => [404]),
        ["POST /api/v1/channels/posts/{id:guid}/withdrawal"] = Token((_, _) => [404]),
        ["PUT /api/v1/channels/posts/{id:guid}/variants/{variant:guid}/place"] = Token((_, _) => [404]),
        ["GET /api/v1/hooks"] = Administrators,
        ["POST /api/v1/hooks"] = Token((viewer, _) => viewer == ViewerKind.Administrator ? [400] : [403]),
        ["GET /api/v1/hooks/{id:guid}"] = NoHook,
        ["PUT /api/v1/hooks/{id:guid}"] = Token((viewer, _) => viewer == ViewerKind.Administrator ? [400] : [403]),
        ["DELETE /api/v1/hooks/{id:guid}"] = NoHook,
        ["PUT /api/v1/hooks/{id:guid}/pause"] = NoHook,
        ["DELETE /api/v1/hooks/{id:guid}/pause"] = NoHook,
        ["POST /api/v1/hooks/{id:guid}/secret"] = NoHook,
        ["POST /api/v1/hooks/{id:guid}/tests"] = NoHook,
        ["POST /api/v1/hooks/deliveries/{id:guid}/attempts"] = NoHook,
        ["GET /api/v1/rulebook"] = Token((viewer, _) => AccessPlan.IsGuest(viewer) ? [404] : [200]),
        ["GET /api/v1/rulebook/{id:guid}"] = Token((_, _) => [404]),
        ["POST /api/v1/rulebook"] = NoSuchKind,
        ["PUT /api/v1/rulebook/{id:guid}"] = NoSuchKind,
        ["PUT /api/v1/rulebook/{id:guid}/approval"] = Token((_, _) => [400, 404]),
        ["PUT /api/v1/rulebook/{id:guid}/archive"] = Token((_, _) => [404]),
        ["DELETE /api/v1/rulebook/{id:guid}/archive"] = Token((_, _) => [404]),
        ["GET /api/v1/incidents"] = Everyone,
        ["GET /api/v1/incidents/{id:guid}"] = Token((_, _) => [404]),
        ["POST /api/v1/incidents"] = Token((viewer, _) => OfTeam(viewer) ? [400] : [404]),
        ["PUT /api/v1/incidents/{id:guid}"] = NoSuchKind,
        ["POST /api/v1/incidents/{id:guid}/lines"] = NoSuchKind,
        ["PUT /api/v1/incidents/lines/{id:guid}/done"] = Token((_, _) => [404]),
        ["DELETE /api/v1/incidents/lines/{id:guid}/done"] = Token((_, _) => [404]),
        ["GET /api/v1/spaces"] = Everyone,
        ["POST /api/v1/spaces"] = Insiders,
        ["GET /api/v1/spaces/{slug}"] = Seers,
        ["PUT /api/v1/spaces/{slug}"] = SpaceHostsAct,
        ["GET /api/v1/spaces/{slug}/charter"] = Seers,
        ["PUT /api/v1/spaces/{slug}/charter"] = SpaceHostsAct,
        ["PUT /api/v1/spaces/{slug}/welcome"] = SpaceHostsAct,
        ["GET /api/v1/spaces/{slug}/questions"] = Seers,
        ["PUT /api/v1/spaces/{slug}/questions"] = SpaceHostsAct,
        ["GET /api/v1/spaces/{slug}/deputies"] = Seers,
        ["POST /api/v1/spaces/{slug}/deputies"] = SpaceHostsAct,
        ["DELETE /api/v1/spaces/{slug}/deputies/{memberId:guid}"] = Token((viewer, spot) =>
            AccessPlan.Of(viewer, spot) == Reach.Hidden || AccessPlan.Runs(viewer, spot) || viewer == ViewerKind.InsiderMember ? [404] : [403]),
        ["GET /api/v1/spaces/{slug}/health"] = SpaceHosts,
        ["GET /api/v1/quiet-spaces"] = Everyone,
        ["POST /api/v1/spaces/{slug}/keep"] = SpaceHostsAct,
        ["POST /api/v1/spaces/{slug}/merge"] = SpaceHostsAct,
        ["GET /api/v1/references"] = Everyone,
        ["POST /api/v1/spaces/{slug}/archive"] = SpaceHostsAct,
        ["POST /api/v1/spaces/{slug}/reopen"] = SpaceHostsAct,
        ["POST /api/v1/spaces/{slug}/join"] = SeersAct,
        ["POST /api/v1/spaces/{slug}/leave"] = SeersAct,
        ["GET /api/v1/spaces/{slug}/requests"] = SpaceHosts,
        ["POST /api/v1/spaces/{slug}/requests"] = SeersAct,
        ["POST /api/v1/spaces/{slug}/requests/{memberId:guid}/accept"] = SpaceHostsAct,
        ["POST /api/v1/spaces/{slug}/requests/{memberId:guid}/decline"] = SpaceHostsAct,
        ["GET /api/v1/spaces/{slug}/members"] = Token((viewer, spot) => AccessPlan.Of(viewer, spot) switch
        {
            Reach.Hidden => [404],
            Reach.Door => AccessPlan.Runs(viewer, spot) ? [200] : [403],
            _ => [200],
        }),
        ["POST /api/v1/spaces/{slug}/members"] = SpaceHostsAct,
        ["DELETE /api/v1/spaces/{slug}/members/{memberId:guid}"] = SpaceHostsAct,
        ["PUT /api/v1/spaces/{slug}/members/{memberId:guid}/role"] = SpaceHostsAct,

        ["GET /api/v1/spaces/{slug}/threads"] = Token((viewer, spot) => AccessPlan.Of(viewer, spot) switch { Reach.Hidden => [404], Reach.Door => [403], _ => [200] }),
        ["POST /api/v1/spaces/{slug}/threads"] = Token((viewer, spot) => AccessPlan.Of(viewer, spot) switch { Reach.Hidden => [404], Reach.Door => [403], _ => null }),
        ["GET /api/v1/threads/{id:guid}"] = Readers,
        ["DELETE /api/v1/threads/{id:guid}"] = ThreadHostsAct,
        ["PUT /api/v1/threads/{id:guid}/follow"] = ReadersAct,
        ["POST /api/v1/threads/{id:guid}/read"] = ReadersAct,
        ["PUT /api/v1/threads/{id:guid}/pin"] = ThreadHostsAct,
        ["DELETE /api/v1/threads/{id:guid}/pin"] = ThreadHostsAct,
        ["PUT /api/v1/threads/{id:guid}/lock"] = ThreadHostsAct,
        ["DELETE /api/v1/threads/{id:guid}/lock"] = ThreadHostsAct,

        ["GET /api/v1/threads/{id:guid}/posts"] = Readers,
        ["POST /api/v1/threads/{id:guid}/posts"] = ReadersAct,
        ["GET /api/v1/posts/{id:guid}"] = Readers,
        ["PUT /api/v1/posts/{id:guid}"] = AuthorActs,
        ["DELETE /api/v1/posts/{id:guid}"] = ReadersAct,
        ["POST /api/v1/posts/{id:guid}/restore"] = ReadersAct,
        ["GET /api/v1/posts/{id:guid}/history"] = Readers,
        ["PUT /api/v1/posts/{id:guid}/reactions/{kind}"] = ReadersAct,
        ["DELETE /api/v1/posts/{id:guid}/reactions/{kind}"] = ReadersAct,
        ["PUT /api/v1/posts/{id:guid}/accepted"] = ReadersAct,
        ["DELETE /api/v1/posts/{id:guid}/accepted"] = ReadersAct,

        ["GET /api/v1/spaces/{slug}/scheduled"] = Seers,
        ["POST /api/v1/spaces/{slug}/scheduled"] = Token((viewer, spot) => AccessPlan.Of(viewer, spot) switch { Reach.Hidden => [404], Reach.Door => [403], _ => [400] }),
        ["DELETE /api/v1/scheduled/{id:guid}"] = Token((_, _) => [404]),
        ["GET /api/v1/spaces/{slug}/templates"] = Token((viewer, spot) => AccessPlan.Of(viewer, spot) switch { Reach.Hidden => [404], Reach.Door => [403], _ => [200] }),
        ["POST /api/v1/spaces/{slug}/templates"] = SpaceHostsAct,
        ["DELETE /api/v1/spaces/{slug}/templates/{id:guid}"] = Token((viewer, spot) => AccessPlan.Of(viewer, spot) == Reach.Hidden || AccessPlan.Runs(viewer, spot) ? [404] : [403]),
        ["PUT /api/v1/posts/{id:guid}/tasks/{number:int}"] = Token((_, _) => [404]),
        ["GET /api/v1/bookmarks"] = Everyone,
        ["PUT /api/v1/posts/{id:guid}/bookmark"] = ReadersAct,
        ["DELETE /api/v1/posts/{id:guid}/bookmark"] = Token((_, _) => [404]),
        ["GET /api/v1/searches"] = Everyone,
        ["POST /api/v1/searches"] = Token((_, _) => [400]),
        ["DELETE /api/v1/searches/{id:guid}"] = Token((_, _) => [404]),
        ["GET /api/v1/tags"] = Everyone,
        ["GET /api/v1/threads/{id:guid}/tags"] = Readers,
        ["PUT /api/v1/threads/{id:guid}/tags"] = ThreadHostsAct,
        ["PUT /api/v1/threads/{id:guid}/second-space"] = ThreadHostsAct,
        ["DELETE /api/v1/threads/{id:guid}/second-space"] = ThreadHostsAct,

        // The threads of these tests are questions.
        ["POST /api/v1/spaces/{slug}/polls"] = Inside,
        ["POST /api/v1/spaces/{slug}/announcements"] = Inside,
        ["POST /api/v1/spaces/{slug}/pages"] = Inside,
        ["GET /api/v1/threads/{id:guid}/poll"] = Token((_, _) => [404]),
        ["PUT /api/v1/threads/{id:guid}/poll/vote"] = Token((_, _) => [404]),
        ["POST /api/v1/threads/{id:guid}/poll/close"] = Token((_, _) => [404]),
        ["GET /api/v1/threads/{id:guid}/announcement"] = Token((_, _) => [404]),
        ["PUT /api/v1/threads/{id:guid}/acknowledgement"] = Token((viewer, spot) => AccessPlan.Of(viewer, spot) >= Reach.Reads ? [409] : [404]),
        ["GET /api/v1/questions"] = Everyone,
        ["PUT /api/v1/threads/{id:guid}/duplicate"] = ThreadHostsAct,
        ["DELETE /api/v1/threads/{id:guid}/duplicate"] = ThreadHostsAct,
        ["GET /api/v1/threads/{id:guid}/page"] = Token((_, _) => [404]),
        ["GET /api/v1/threads/{id:guid}/versions"] = Token((_, _) => [404]),
        ["POST /api/v1/threads/{id:guid}/versions/{number:int}/restore"] = Token((_, _) => [404]),
        ["POST /api/v1/threads/{id:guid}/reviewed"] = Token((_, _) => [404]),
        ["POST /api/v1/threads/{id:guid}/sources"] = Token((_, _) => [400, 404]),

        ["GET /api/v1/search"] = Everyone,
        ["POST /api/v1/files"] = Token((_, _) => [415]),
        ["GET /api/v1/files/{id:guid}"] = Readers,

        ["GET /api/v1/people"] = Everyone,
        ["GET /api/v1/people/{handle}"] = Token((viewer, _) => viewer == ViewerKind.GuestOutside ? [404] : [200]),
        ["GET /api/v1/units"] = Token((viewer, _) => AccessPlan.IsGuest(viewer) ? [403] : [200]),

        ["GET /api/v1/home"] = Everyone,
        ["GET /api/v1/bell"] = Everyone,
        ["POST /api/v1/bell/seen"] = Own,
        ["GET /api/v1/me"] = Everyone,
        ["GET /api/v1/me/profile"] = Everyone,
        ["PUT /api/v1/me/profile"] = Token((_, _) => null),
        ["GET /api/v1/me/unread"] = Everyone,
        ["POST /api/v1/me/read"] = Own,
        ["GET /api/v1/me/mails"] = Everyone,
        ["PUT /api/v1/me/mails"] = Own,
        ["POST /api/v1/spaces/{slug}/calls"] = SpaceHostsAct,
        ["GET /api/v1/me/mail-hours"] = Everyone,
        ["PUT /api/v1/me/mail-hours"] = Own,
        ["GET /api/v1/spaces/{slug}/mails"] = Readers,
        ["PUT /api/v1/spaces/{slug}/mails"] = ReadersAct,
        // What was tried before through the pages may have left a draft of one's own.
        ["GET /api/v1/me/drafts/{key}"] = Token((_, _) => [200, 404]),
        ["PUT /api/v1/me/drafts/{key}"] = Token((_, _) => null),
        ["DELETE /api/v1/me/drafts/{key}"] = Own,
        ["GET /api/v1/me/tokens"] = Everyone,
        ["DELETE /api/v1/me/tokens/{id:guid}"] = Token((_, _) => [404]),

        ["GET /api/v1/admin/outbox"] = Administrators,
        ["GET /api/v1/admin/spaces"] = Administrators,
        ["PUT /api/v1/admin/spaces"] = AdministratorsAct,
        ["POST /api/v1/admin/outbox/retry"] = AdministratorsAct,
        ["POST /api/v1/admin/people-import/plan"] = Token((viewer, _) => viewer == ViewerKind.Administrator ? [415] : [403, 415]),
        ["POST /api/v1/admin/people-import"] = Token((viewer, _) => viewer == ViewerKind.Administrator ? [415] : [403, 415]),

        ["GET /api/v1/silos"] = HouseHosts,
        ["GET /api/v1/silos/interventions"] = HouseHosts,
        ["GET /api/v1/silos/next"] = HouseHosts,
        // No pair is named: who may act hears that there is none.
        ["POST /api/v1/silos/next/skip"] = Token((viewer, _) => viewer is ViewerKind.HouseHost or ViewerKind.Administrator ? [404] : [403]),
        ["POST /api/v1/silos/next/done"] = Token((viewer, _) => viewer is ViewerKind.HouseHost or ViewerKind.Administrator ? [404] : [403]),

        ["POST /api/v1/threads/{id:guid}/pass-on"] = ReadersAct,
        ["POST /api/v1/spaces/{slug}/suggest"] = Token((viewer, spot) => AccessPlan.Of(viewer, spot) == Reach.Hidden ? [404]
            : AccessPlan.Runs(viewer, spot) || viewer is ViewerKind.HouseHost or ViewerKind.Administrator ? null : [403]),
        ["PUT /api/v1/posts/{id:guid}/flag"] = Token((_, _) => [400]),
        ["DELETE /api/v1/posts/{id:guid}/flag"] = Own,
        ["GET /api/v1/moderation"] = Everyone,
        ["POST /api/v1/moderation/cases/{id:guid}/settle"] = Token((_, _) => [400]),
        ["POST /api/v1/moderation/cases/{id:guid}/undo"] = Token((_, _) => [404]),
        ["GET /api/v1/held"] = Everyone,
        ["GET /api/v1/held/{id:guid}"] = Token((_, _) => [404]),
        ["PUT /api/v1/held/{id:guid}"] = Token((_, _) => [404]),
        ["POST /api/v1/held/{id:guid}/approve"] = Token((_, _) => [404]),
        ["POST /api/v1/held/{id:guid}/decline"] = Token((_, _) => [404]),
        ["GET /api/v1/measures"] = Everyone,
        ["POST /api/v1/measures"] = Token((_, _) => [400]),
        ["GET /api/v1/measures/{id:guid}"] = Token((_, _) => [404]),
        ["DELETE /api/v1/measures/{id:guid}"] = Token((_, _) => [404]),
        ["POST /api/v1/measures/{id:guid}/appeal"] = Token((_, _) => [404]),
        ["PUT /api/v1/measures/{id:guid}/appeal"] = Token((_, _) => [400]),
        ["POST /api/v1/threads/{id:guid}/move"] = ThreadHostsAct,
        ["POST /api/v1/threads/{id:guid}/split"] = Token((_, _) => [400]),
        ["POST /api/v1/threads/{id:guid}/merge"] = Token((viewer, spot) => AccessPlan.Of(viewer, spot) >= Reach.Reads
            && viewer is ViewerKind.SpaceHost or ViewerKind.HouseHost ? null : [400, 403, 404]),
        ["DELETE /api/v1/rearrangements/{id:guid}"] = Token((_, _) => [404]),
        ["PUT /api/v1/threads/{id:guid}/archive"] = ThreadHostsAct,
        ["DELETE /api/v1/threads/{id:guid}/archive"] = ThreadHostsAct,
        ["PUT /api/v1/threads/{id:guid}/slow"] = Token((_, _) => [400]),
        ["PUT /api/v1/spaces/{slug}/care"] = Token((viewer, spot) => AccessPlan.Runs(viewer, spot) ? null : [400, 403, 404]),
        ["GET /api/v1/spaces/{slug}/log"] = Token((viewer, spot) => AccessPlan.Of(viewer, spot) switch { Reach.Hidden => [404], Reach.Door => [403], _ => [200] }),
        ["GET /api/v1/house-rules"] = Token((_, _) => [404]),
        ["POST /api/v1/house-rules"] = Token((viewer, _) => viewer == ViewerKind.HouseHost ? null : [403]),
        ["PUT /api/v1/house-rules/{version:int}/read"] = Token((_, _) => [404]),
        ["GET /api/v1/guests"] = Token((viewer, _) => AccessPlan.IsGuest(viewer) ? [403] : [200]),
        ["POST /api/v1/spaces/{slug}/guests"] = Token((viewer, spot) => AccessPlan.Runs(viewer, spot) ? null : [400, 403, 404]),
        ["PUT /api/v1/guests/{id:guid}/until"] = Token((_, _) => [400]),
        ["DELETE /api/v1/guests/{id:guid}"] = Token((_, _) => [404]),
        ["GET /api/v1/guests/{id:guid}/sees"] = Token((_, _) => [404]),
        ["GET /api/v1/introductions"] = Everyone,
        ["POST /api/v1/introductions"] = Token((viewer, _) => viewer is ViewerKind.HouseHost or ViewerKind.Administrator ? null : [403]),
        ["POST /api/v1/introductions/{id:guid}/answer"] = Token((_, _) => [404]),
    };

    public static bool IsApi(string route) => route.Contains(" /api/", StringComparison.Ordinal);

    private static bool TalksOf(string route) => new[] { "/threads", "/scheduled", "/templates" }.Any(part => route.Contains(part, StringComparison.Ordinal));

    /// <summary>What is sent where something would be changed: complete, so that only the right to do it is missing.</summary>
    public static string BodyOf(string route) => $$"""
        {"name":"Neu","purpose":"Wozu","kind":"{{(TalksOf(route) ? "question" : "open")}}","title":"Titel","body":"Text",
         "text":"Darf ich dazu?","who":["tomasz.wieczorek"],"role":"host","state":"{{(route.Contains("initiatives", StringComparison.Ordinal) ? "running" : "following")}}","number":1,"paces":[],"daysOff":[],"accepts":true,
         "oneId":"00000000-0000-0000-0000-000000000001","otherId":"00000000-0000-0000-0000-000000000002","reason":"Klebstoff"}
        """;

    private static bool OfTeam(ViewerKind viewer) => viewer == ViewerKind.HouseHost;

    private static AccessRules.Rule Token(AccessRules.Rule rule) => (viewer, spot) => viewer == ViewerKind.Nobody ? [401] : rule(viewer, spot);
}
