namespace Herberge.Channels.Fediverse.Signatures;

/// <summary>A request as signatures see it.</summary>
/// <param name="Method">In capitals.</param>
/// <param name="Target">The whole address it was sent to, as the sender knows it.</param>
/// <param name="Headers">By their names in lower case; several values of one are joined with commas.</param>
internal sealed record SignedRequest(string Method, Uri Target, IReadOnlyDictionary<string, string> Headers)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>Host, and port unless it is the usual one, as in the header <c>Host</c>.</summary>
    public string Authority => Target.Authority.ToLowerInvariant();
}

/// <summary>What a signature says of itself; nothing of it is believed before it was verified.</summary>
/// <param name="Base">What was signed.</param>
/// <param name="Covered">Names of what it covers.</param>
internal sealed record SignatureClaim(string KeyId, string? Algorithm, string Base, byte[] Signature, DateTimeOffset? Created, DateTimeOffset? Expires, IReadOnlySet<string> Covered);
