using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Herberge.People;

/// <summary>Grows whenever this process changed a member, unit or partner company: what was kept with their names in it is then read anew.</summary>
public sealed class PeopleEdition
{
    private long _value;

    public long Value => Interlocked.Read(ref _value);

    public void Grow() => Interlocked.Increment(ref _value);
}

/// <summary>Makes <see cref="PeopleEdition"/> grow with every commit that changed one of them.</summary>
internal sealed class PeopleWatch(PeopleEdition edition) : CommitWatch
{
    protected override bool Concerns(ChangeTracker changes) => changes.Entries().Any(e =>
        e is { State: EntityState.Modified or EntityState.Deleted, Entity: Member or OrgUnit or PartnerCompany });

    protected override void Committed() => edition.Grow();
}
