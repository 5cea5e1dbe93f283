using Herberge.Foundation.Access;

namespace Herberge.Foundation.Ledger;

/// <summary>A room that writes occasions of a kind says what they are called, to those who may know.</summary>
public interface IOccasionNames
{
    string Kind { get; }

    Task<IReadOnlyDictionary<Guid, string>> OfAsync(IReadOnlyCollection<Guid> subjects, Viewer viewer, CancellationToken ct);
}
