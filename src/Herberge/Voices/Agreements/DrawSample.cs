using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Agreements;

/// <param name="Filter">Which observations to draw from.</param>
/// <param name="Codes">What is asked about each.</param>
/// <param name="Coders">Two or more members.</param>
/// <param name="Seed">Null for one by chance.</param>
internal sealed record DrawSampleInput(string? Name, VoicesFilter Filter, int Size, IReadOnlyList<Guid> Codes, IReadOnlyList<Guid> Coders, int? Seed = null);

/// <summary>
/// Draws observations by chance, so that anybody can draw the same ones again: in order of a hash of seed and id, the
/// first so many. Observations that arrive later change little of it.
/// </summary>
internal sealed class DrawSample(HouseDb db, WriteTransactions writes, FilteredVoices filtered, TimeProvider clock)
{
    public async Task<Result<Guid>> HandleAsync(DrawSampleInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        var wantedCodes = input.Codes.Distinct().ToList();
        var wantedCoders = input.Coders.Distinct().ToList();
        var codes = await db.Codes.AsNoTracking().Where(c => c.RetiredAt == null && wantedCodes.Contains(c.Id)).Select(c => c.Id).ToListAsync(ct);
        var coders = await db.Hearers().AsNoTracking().Where(m => wantedCoders.Contains(m.Id)).Select(m => m.Id).ToListAsync(ct);
        List<Problem> problems = [.. Wrong(input, codes.Count, coders.Count)];
        if (problems.Count > 0) return Result<Guid>.From(problems);
        var all = await filtered.For(input.Filter, viewer).AsNoTracking().Select(o => o.Id).ToListAsync(ct);
        if (all.Count < CodingSample.Smallest) return Problem.Invalid(nameof(input.Size), "voices-sample-few", all.Count, CodingSample.Smallest);

        var now = clock.GetUtcNow();
        var seed = input.Seed ?? RandomNumberGenerator.GetInt32(1, int.MaxValue);
        var sample = new CodingSample(Guid.CreateVersion7(now), input.Name!, seed, input.Filter.Query(), all.Count, viewer.MemberId, now);
        var drawn = Draw(all, seed, input.Size);
        await using var write = await writes.BeginAsync(db, ct);
        db.CodingSamples.Add(sample);
        db.SampleCodes.AddRange(codes.Select(code => new SampleCode(sample.Id, code)));
        db.SampleCoders.AddRange(coders.Select(coder => new SampleCoder(sample.Id, coder)));
        db.SampleVoices.AddRange(drawn.Select((id, n) => new SampleVoice(sample.Id, id, n + 1)));
        db.Audit.Add(new AuditEntry(viewer.MemberId, "voices.sample-drawn", sample.Name, string.Create(CultureInfo.InvariantCulture, $"{drawn.Count}{AuditSentences.Parting}{coders.Count}"), now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return sample.Id;
    }

    internal static IReadOnlyList<Guid> Draw(IEnumerable<Guid> all, int seed, int size) =>
        [.. all.Select(id => (Id: id, Rank: RankOf(id, seed))).OrderBy(o => o.Rank).ThenBy(o => o.Id).Take(size).Select(o => o.Id)];

    private static ulong RankOf(Guid id, int seed)
    {
        Span<byte> bytes = stackalloc byte[20];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(bytes[16..], seed);
        return BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(bytes));
    }

    private static IEnumerable<Problem> Wrong(DrawSampleInput input, int codes, int coders)
    {
        if (string.IsNullOrWhiteSpace(input.Name) || input.Name.Trim().Length > CodingSample.LongestName) yield return Problem.Invalid(nameof(input.Name), "voices-sample-name", CodingSample.LongestName);
        if (input.Size is < CodingSample.Smallest or > CodingSample.Largest) yield return Problem.Invalid(nameof(input.Size), "voices-sample-size", CodingSample.Smallest, CodingSample.Largest);
        if (codes is 0 or > CodingSample.MostCodes) yield return Problem.Invalid(nameof(input.Codes), "voices-sample-codes", CodingSample.MostCodes);
        if (coders is < CodingSample.FewestCoders or > CodingSample.MostCoders) yield return Problem.Invalid(nameof(input.Coders), "voices-sample-coders", CodingSample.FewestCoders, CodingSample.MostCoders);
    }
}
