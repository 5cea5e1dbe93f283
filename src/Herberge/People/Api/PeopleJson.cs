using System.Text.Json.Serialization;
using Herberge.Foundation.Api;

namespace Herberge.People.Api;

/// <summary>What the room's endpoints send and receive.</summary>
[JsonSerializable(typeof(Page<PersonItem>))]
[JsonSerializable(typeof(ProfileView))]
[JsonSerializable(typeof(ProfileBody))]
[JsonSerializable(typeof(Page<UnitItem>))]
[JsonSerializable(typeof(WhoAmI))]
[JsonSerializable(typeof(Page<TokenItem>))]
[JsonSerializable(typeof(ImportAnswer))]
internal sealed partial class PeopleJson : JsonSerializerContext;
