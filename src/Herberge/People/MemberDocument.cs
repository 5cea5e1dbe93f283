using Herberge.Foundation.Search;

namespace Herberge.People;

/// <summary>A person as search finds them.</summary>
internal static class MemberDocument
{
    public static SearchDocument Of(Member member) => new(
        SearchKind.Member, member.Id, null, null, member.Id, member.Name,
        string.Join('\n', new[] { member.Title, member.Place, member.Skills, member.AskMeAbout, member.LookingFor, member.About }.Where(t => t is not null)),
        member.CreatedAt);
}
