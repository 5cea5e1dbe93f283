using Herberge.Channels.Fediverse.Signatures;

namespace Herberge.Channels.Fediverse;

/// <summary>
/// Says who sent something, or that nobody did whom the house can believe: the signature must cover the method, the address, the time and the
/// body, be of this hour and made with a key that its owner's own server shows.
/// </summary>
internal sealed class CheckSignature(FindActor actors, FediverseHouse house, TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    public async Task<RemoteActor?> HandleAsync(SignedRequest request, byte[] body, CancellationToken ct)
    {
        foreach (var claim in Claims(request, body).Where(IsOfNow))
        {
            if (await actors.OfKeyAsync(claim.KeyId, ct) is not { } actor) continue;
            if (RsaSignature.Holds(claim, actor.PublicPem)) return actor;
            if (await actors.AgainAsync(actor, ct) is { } renewed && RsaSignature.Holds(claim, renewed.PublicPem)) return renewed;
        }

        return null;
    }

    private IReadOnlyList<SignatureClaim> Claims(SignedRequest request, byte[] body)
    {
        if (request.Header("signature-input") is not null)
            return BodyDigest.Holds(request.Header("content-digest"), body) ? [.. MessageSignature.Read(request).Where(CoversAll)] : [];
        return BodyDigest.Holds(request.Header("digest"), body) && string.Equals(request.Header("host"), house.Host, StringComparison.OrdinalIgnoreCase)
            && OldSignature.Read(request) is { } claim && claim.Covered.IsSupersetOf(["(request-target)", "host", "digest"]) ? [claim] : [];
    }

    private static bool CoversAll(SignatureClaim claim) => claim.Covered.IsSupersetOf(["@method", "content-digest"])
        && (claim.Covered.Contains("@target-uri") || (claim.Covered.Contains("@authority") && (claim.Covered.Contains("@path") || claim.Covered.Contains("@request-target"))));

    private bool IsOfNow(SignatureClaim claim)
    {
        var now = clock.GetUtcNow();
        return claim.Created is { } at && (now - at).Duration() <= Window && (claim.Expires is not { } end || end > now);
    }
}
