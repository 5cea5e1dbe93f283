using Microsoft.AspNetCore.Identity;

namespace Herberge.Foundation.Accounts;

/// <summary>
/// How a person signs in. Shares its id with the member in the room People; who that person is stands there, not here:
/// the user name is the id, so that a changed mail address changes nothing here.
/// </summary>
public sealed class Account : IdentityUser<Guid>;
