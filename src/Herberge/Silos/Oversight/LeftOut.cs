using Herberge.Foundation.Storage;

namespace Herberge.Silos.Oversight;

/// <summary>For other rooms that make figures of people: the same who are left out here are left out there.</summary>
public static class LeftOut
{
    /// <summary>Members who don't want to be analysed.</summary>
    public static IQueryable<Guid> LeftOutOfAnalysis(this HouseDb db) => db.Set<OptOut>().Select(o => o.MemberId);
}
