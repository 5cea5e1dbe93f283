using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Herberge.Foundation.Web;

/// <summary>
/// Who may open an empty house: whoever sits at the machine it runs on, or reads this key where the program was started.
/// Otherwise the first stranger to find the address would be its administrator. New at every start, kept nowhere.
/// </summary>
internal sealed class SetupKey
{
    public const string Parameter = "key";

    /// <summary>Any of these says that somebody passed the request on, whoever it came from.</summary>
    private static readonly string[] PassedOn =
        ["Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Original-For", "X-Original-Proto", "X-Real-IP"];

    public string Value { get; } = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(24));

    public bool Admits(HttpContext context) => IsHere(context) || Is(context.Request.Query[Parameter].ToString());

    private bool Is(string offered) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(offered), Encoding.UTF8.GetBytes(Value));

    /// <summary>From this machine, under a name only this machine has: a page elsewhere can't point its own name here.</summary>
    private static bool IsHere(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from)
        && !PassedOn.Any(context.Request.Headers.ContainsKey)
        && (context.Request.Host.Host is "localhost"
            || (IPAddress.TryParse(context.Request.Host.Host.Trim('[', ']'), out var host) && IPAddress.IsLoopback(host)));
}
