using Herberge.Foundation.Storage;
using Herberge.Voices.Coding;
using Herberge.Voices.Needs;
using Herberge.Voices.Sources;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Herberge.Voices;

/// <summary>Grows with every commit that changed what the room counts, so that what is remembered of it knows whether it is of today. Of this node.</summary>
internal sealed class VoicesEdition
{
    private long _value;

    public long Value => Interlocked.Read(ref _value);

    public void Grow() => Interlocked.Increment(ref _value);
}

/// <summary>Makes <see cref="VoicesEdition"/> grow. Bulk updates say so themselves.</summary>
internal sealed class VoicesWatch(VoicesEdition edition) : CommitWatch
{
    protected override bool Concerns(ChangeTracker changes) => changes.Entries().Any(e =>
        e is { State: not EntityState.Unchanged, Entity: Observation or Source or Code or CodeMark or CodeChange or Need or NeedEvidence or NeedTelling });

    protected override void Committed() => edition.Grow();
}
