using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Sources;

/// <summary>The source of what people of the house write down; made when the first one does.</summary>
internal static class FieldNotes
{
    public static readonly Guid Id = new("01900000-0000-7000-8000-0000000f01d0");

    /// <summary>Call inside the write's transaction.</summary>
    public static async Task EnsureAsync(HouseDb db, string name, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.VoiceSources.AnyAsync(s => s.Id == Id, ct)) return;
        db.VoiceSources.Add(new Source(Id, SourceKind.FieldNotes, name, Source.UsualMonths, now));
    }
}
