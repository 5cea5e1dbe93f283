using Herberge.Voices.Importing;

namespace Herberge.Voices.Sources;

/// <summary>Fetches one kind of source.</summary>
internal interface IFetchSource
{
    SourceKind Kind { get; }

    /// <summary>Whom it asks: of one host only one run goes on at a time.</summary>
    string HostOf(Source source);

    Task<Fetching> FetchAsync(Source source, CancellationToken ct);
}

/// <summary>What a run found, before anything is written.</summary>
/// <param name="Plan">Observations to be, of which some may be known.</param>
/// <param name="Fault">Key of the sentence that says why it failed.</param>
/// <param name="LeftOut">What was no customer's voice.</param>
/// <param name="Wait">How long the other side wants to be left in peace.</param>
/// <param name="More">There is more to be had at once.</param>
/// <param name="Remember">Notes how far it came, in the transaction that writes what was found.</param>
internal sealed record Fetching(VoicesPlan Plan, string? Fault = null, int LeftOut = 0, TimeSpan? Wait = null, bool More = false, Func<Source, VoicesPlan, CancellationToken, Task>? Remember = null)
{
    public static Fetching Failed(string fault, TimeSpan? wait = null) => new(new VoicesPlan([], 0, []), fault, Wait: wait);

    public static Fetching Nothing(Func<Source, VoicesPlan, CancellationToken, Task>? remember = null) => new(new VoicesPlan([], 0, []), Remember: remember);
}
