using System.Text.Json.Serialization;
using Herberge.Foundation.Api;

namespace Herberge.Spaces.Api;

/// <summary>What the room's endpoints send and receive.</summary>
[JsonSerializable(typeof(Page<SpaceItem>))]
[JsonSerializable(typeof(SpaceView))]
[JsonSerializable(typeof(SpaceKept))]
[JsonSerializable(typeof(SpaceBody))]
[JsonSerializable(typeof(RequestBody))]
[JsonSerializable(typeof(Page<RequestItem>))]
[JsonSerializable(typeof(Page<MemberItem>))]
[JsonSerializable(typeof(InviteBody))]
[JsonSerializable(typeof(Invited))]
[JsonSerializable(typeof(RoleBody))]
[JsonSerializable(typeof(Page<ThreadSummary>))]
[JsonSerializable(typeof(ThreadView))]
[JsonSerializable(typeof(ThreadBody))]
[JsonSerializable(typeof(ThreadMade))]
[JsonSerializable(typeof(FollowBody))]
[JsonSerializable(typeof(ReadBody))]
[JsonSerializable(typeof(Page<PostItem>))]
[JsonSerializable(typeof(PostBody))]
[JsonSerializable(typeof(PostMade))]
[JsonSerializable(typeof(PostChange))]
[JsonSerializable(typeof(Page<PostVersionItem>))]
internal sealed partial class SpacesJson : JsonSerializerContext;
