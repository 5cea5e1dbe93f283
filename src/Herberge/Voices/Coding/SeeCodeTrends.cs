using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Herberge.Voices.Coding;

public enum CodeCourse
{
    Steady,
    Rising,
    Falling,
}

/// <param name="Share">Of all coded observations of the twelve weeks.</param>
/// <param name="Weeks">Observations in each week, oldest first.</param>
public sealed record CodeTrend(CodeName Code, int Voices, double Share, IReadOnlyList<double> Weeks, CodeCourse Course);

/// <summary>What customers spoke of in the last twelve weeks; the same for everybody, and remembered for a minute.</summary>
internal sealed class SeeCodeTrends(HouseDb db, IMemoryCache cache, TimeProvider clock)
{
    public const int Weeks = 12;
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);
    private const int Recent = 4;
    private const int Most = 7;

    /// <summary>Beyond what chance does in 95 of 100 cases, were every week alike.</summary>
    private const double Notable = 1.96;

    public async Task<IReadOnlyList<CodeTrend>> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return [];
        return await cache.GetOrCreateAsync(typeof(SeeCodeTrends), entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = Remembered;
            return ReadAsync(ct);
        }) ?? [];
    }

    private async Task<IReadOnlyList<CodeTrend>> ReadAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var from = now.AddDays(-7 * Weeks);
        var marks = db.CodeMarks.AsNoTracking().Where(m => m.SaidAt > from && m.SaidAt <= now && m.HiddenBy == null);
        var top = await marks.Select(m => new { m.CodeId, m.ObservationId }).Distinct().GroupBy(m => m.CodeId).Select(g => new { Id = g.Key, Voices = g.Count() })
            .OrderByDescending(g => g.Voices).ThenBy(g => g.Id).Take(Most)
            .Join(db.Codes, g => g.Id, c => c.Id, (g, c) => new { c.Id, c.Name, c.Hue, g.Voices }).ToListAsync(ct);
        if (top.Count == 0) return [];
        var coded = await marks.Select(m => m.ObservationId).Distinct().CountAsync(ct);
        var ids = top.ConvertAll(code => code.Id);
        var said = await marks.Where(m => ids.Contains(m.CodeId)).Select(m => new { m.CodeId, m.ObservationId, m.SaidAt }).Distinct().ToListAsync(ct);
        var weeks = said.GroupBy(m => m.CodeId).ToDictionary(g => g.Key, g => InWeeks(g.Select(m => m.SaidAt), from));
        return [.. top.OrderByDescending(code => code.Voices).ThenBy(code => code.Name, StringComparer.Ordinal)
            .Select(code => new CodeTrend(new CodeName(code.Id, code.Name, code.Hue), code.Voices, (double)code.Voices / coded, weeks[code.Id], CourseOf(weeks[code.Id])))];
    }

    private static double[] InWeeks(IEnumerable<DateTimeOffset> said, DateTimeOffset from)
    {
        var weeks = new double[Weeks];
        foreach (var at in said) weeks[Math.Clamp((int)((at - from).TotalDays / 7), 0, Weeks - 1)]++;
        return weeks;
    }

    /// <summary>The last four weeks' part of the twelve against the third it would be, by the normal approximation of the binomial.</summary>
    internal static CodeCourse CourseOf(IReadOnlyList<double> weeks)
    {
        var all = weeks.Sum();
        const double Part = (double)Recent / Weeks;
        var z = all == 0 ? 0 : (weeks.Skip(Weeks - Recent).Sum() - (all * Part)) / Math.Sqrt(all * Part * (1 - Part));
        return z > Notable ? CodeCourse.Rising : z < -Notable ? CodeCourse.Falling : CodeCourse.Steady;
    }
}
