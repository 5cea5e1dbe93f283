using Herberge.Foundation.Access;

namespace Herberge.People;

/// <param name="Href">Where it leads in the house.</param>
public sealed record CommonPlace(string Name, string Href, int Hue);

/// <param name="Where">The space it was said in.</param>
public sealed record Contribution(string Title, string Href, string Where, DateTimeOffset At);

/// <summary>What a person's page shows of their life in the house, beyond what they say of themselves.</summary>
/// <param name="InCommon">Places both the person and the viewer belong to.</param>
/// <param name="Latest">What they last said where the viewer may read, the newest first; no counts.</param>
public sealed record SharedLife(IReadOnlyList<CommonPlace> InCommon, IReadOnlyList<Contribution> Latest);

/// <summary>What a viewer shares with a person. The room Spaces knows.</summary>
public interface ISharedLife
{
    Task<SharedLife> OfAsync(Guid memberId, Viewer viewer, CancellationToken ct);
}
