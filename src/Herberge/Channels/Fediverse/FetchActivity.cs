using System.Text.Json;
using Herberge.Foundation.Outward;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Fediverse;

/// <summary>Asks another server for something of its own. It may send on, but to nobody else, and must answer with ActivityStreams, not with a file somebody put there.</summary>
internal sealed class FetchActivity(HouseDb db, SignedSending sending, SpaceKeys keys, FediverseHouse house, BlockedHosts blocked)
{
    private const int MostRedirects = 3;

    /// <returns>Null where nothing of use came.</returns>
    public async Task<JsonDocument?> HandleAsync(string address, CancellationToken ct)
    {
        if (house.Elsewhere(address) is not { } uri || await blocked.HasAsync(uri.IdnHost, ct)) return null;
        uri = new Uri(uri.GetLeftPart(UriPartial.Query));
        var (host, signer) = (uri.IdnHost.ToLowerInvariant(), await keys.AnyAsync(ct));
        var kind = await db.RemoteHosts.AsNoTracking().Where(h => h.Name == host).Select(h => h.Signs).FirstOrDefaultAsync(ct) ?? SignatureKind.Message;
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            var answer = await sending.GetAsync(uri, signer, kind, ct);
            if (answer.Status is 400 or 401 or 403 && signer is not null) answer = await sending.GetAsync(uri, signer, kind == SignatureKind.Old ? SignatureKind.Message : SignatureKind.Old, ct);
            if (answer.Status is >= 300 and < 400 && answer.Location is { } location)
            {
                var next = new Uri(uri, location);
                if (!FediverseHouse.AreOfOneServer(next.AbsoluteUri, uri.AbsoluteUri)) return null;
                uri = next;
                continue;
            }

            return answer.Succeeded && ActivityJson.IsMediaType(answer.Type) && answer.Body.Length is > 0 and <= ActivityJson.MostBytes ? ActivityJson.Parse(answer.Body) : null;
        }

        return null;
    }
}
