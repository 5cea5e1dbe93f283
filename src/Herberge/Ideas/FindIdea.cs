using System.Globalization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas;

/// <summary>Finds an idea by what people call it.</summary>
internal sealed class FindIdea(HouseDb db)
{
    /// <param name="label">“I-07”, “i7” or “7”.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<Guid?> ByLabelAsync(string? label, Viewer viewer, CancellationToken ct)
    {
        var digits = (label ?? "").Trim().TrimStart('I', 'i').TrimStart('-', ' ');
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        return await db.VisibleIdeasTo(viewer).Where(i => i.Number == number).Select(i => (Guid?)i.Id).FirstOrDefaultAsync(ct);
    }
}
