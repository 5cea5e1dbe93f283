using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Agreements;

public sealed record Hearer(Guid Id, string Name, string Handle);

/// <summary>Whom a sample can be given to.</summary>
internal sealed class SampleChoices(HouseDb db)
{
    public async Task<IReadOnlyList<Hearer>> HearersAsync(Viewer viewer, CancellationToken ct) => viewer.HearsVoices
        ? await db.Hearers().AsNoTracking().OrderBy(m => m.Name).Select(m => new Hearer(m.Id, m.Name, m.Handle)).ToListAsync(ct)
        : [];
}
