using Herberge.Foundation;
using Microsoft.Extensions.Options;

namespace Herberge.People.Accounts;

/// <summary>
/// The address links in mails begin with: the configured one, else the one this request came to. Set
/// <c>HERBERGE__PUBLICURL</c> where the house can be reached under names that are not its own.
/// </summary>
internal sealed class HouseAddress(IOptions<HouseOptions> options, IHttpContextAccessor http)
{
    public string Value => options.Value.PublicUrl is { Length: > 0 } set
        ? set.TrimEnd('/')
        : http.HttpContext is { } context ? $"{context.Request.Scheme}://{context.Request.Host}" : "http://localhost:5080";
}
