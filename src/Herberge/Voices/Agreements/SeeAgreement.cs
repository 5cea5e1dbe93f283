using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Texts.Agreements;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Agreements;

/// <summary>A coefficient with the interval it may really be in; null where it is not defined.</summary>
public sealed record Agreed(double? Value, double? Low, double? High)
{
    internal static Agreed Of(double? value, AgreementInterval? interval) => new(value, interval?.Low, interval?.High);
}

/// <param name="All">Observations to which every coder gave it.</param>
/// <param name="Some">Observations to which some did.</param>
/// <param name="Kappa">Between two coders; null for more.</param>
public sealed record CodeAgreement(CodeName Code, int All, int Some, Agreed Alpha, Agreed? Kappa);

/// <param name="Coders">Whose codes stand in <see cref="Disagreement.Codes"/>, in this order.</param>
/// <param name="Same">Observations all gave the same codes.</param>
/// <param name="Taken">Of these, those whose codes they already have in the room.</param>
public sealed record AgreementView(
    IReadOnlyList<string> Coders, int Voices, int Same, Agreed Alpha, Agreed? Kappa, IReadOnlyList<CodeAgreement> Codes, IReadOnlyList<Disagreement> Disagreements, int Taken);

/// <param name="Codes">What each of the coders gave it.</param>
public sealed record Disagreement(int Number, Guid ObservationId, string Quote, string Language, IReadOnlyList<IReadOnlyList<CodeName>> Codes, DateTimeOffset? SettledAt);

/// <summary>
/// How far those agree who coded a sample, once all have finished and for nobody but them. For each code as given or not:
/// α, and κ between two. Over all codes: α on sets of codes, which differ by the share of codes not in common.
/// </summary>
internal sealed class SeeAgreement(HouseDb db, SeeSamples samples)
{
    public async Task<Result<AgreementView>> HandleAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        var seen = await samples.OneAsync(id, viewer, ct);
        if (!seen.Succeeded) return seen.Problem;
        var sheet = seen.Value;
        if (!sheet.IsCoder) return Problem.Forbidden("voices-sample-coders-only");
        if (!sheet.IsDone) return Problem.Conflict("voices-sample-running");

        var voices = await db.SampleVoices.AsNoTracking().Where(v => v.SampleId == id).OrderBy(v => v.Number)
            .Join(db.VisibleObservationsTo(viewer), v => v.ObservationId, o => o.Id, (v, o) => new { v.Number, v.SettledAt, o.Id, o.Quote, o.Language }).OrderBy(v => v.Number).ToListAsync(ct);
        var given = (await db.BlindCodings.AsNoTracking().Where(c => c.SampleId == id).ToListAsync(ct)).ToDictionary(c => (c.ObservationId, c.CoderId), c => (IReadOnlySet<Guid>)c.Codes.ToHashSet());
        var coders = sheet.Coders.Select(coder => coder.MemberId).ToList();
        var judged = voices.Select(voice => (Voice: voice, Sets: (IReadOnlyList<IReadOnlySet<Guid>>)[.. coders.Where(c => given.ContainsKey((voice.Id, c))).Select(c => given[(voice.Id, c)])]))
            .Where(unit => unit.Sets.Count == coders.Count).ToList();
        var units = judged.ConvertAll(unit => unit.Sets);
        var names = sheet.Codes.ToDictionary(code => code.Id);
        var differ = judged.Where(unit => !IsSame(unit.Sets)).Select(unit => new Disagreement(unit.Voice.Number, unit.Voice.Id, unit.Voice.Quote, unit.Voice.Language,
            [.. unit.Sets.Select(set => (IReadOnlyList<CodeName>)[.. set.Where(names.ContainsKey).Select(code => names[code]).OrderBy(code => code.Name, StringComparer.CurrentCulture)])], unit.Voice.SettledAt)).ToList();
        return new AgreementView(
            [.. sheet.Coders.Select(coder => coder.Name)], units.Count, units.Count - differ.Count, Alpha(units, (ulong)sheet.Seed), Kappa(units, set => set, CodeSets.Comparer<Guid>(), (ulong)sheet.Seed),
            [.. sheet.Codes.Select(code => Of(code, units, (ulong)sheet.Seed))], differ, judged.Count(unit => IsSame(unit.Sets) && unit.Voice.SettledAt is not null));
    }

    internal static bool IsSame(IReadOnlyList<IReadOnlySet<Guid>> sets) => sets.Skip(1).All(set => set.SetEquals(sets[0]));

    private static CodeAgreement Of(CodeName code, List<IReadOnlyList<IReadOnlySet<Guid>>> units, ulong seed)
    {
        var given = units.ConvertAll(sets => (IReadOnlyList<bool>)[.. sets.Select(set => set.Contains(code.Id))]);
        var alpha = Agreed.Of(KrippendorffAlpha.Nominal(given).Value, AgreementInterval.OfAlpha(given, (a, b) => a == b ? 0 : 1, seed: seed));
        return new CodeAgreement(code, given.Count(each => each.All(yes => yes)), given.Count(each => each.Any(yes => yes) && !each.All(yes => yes)), alpha,
            Kappa(units, set => set.Contains(code.Id), EqualityComparer<bool>.Default, seed));
    }

    private static Agreed Alpha(List<IReadOnlyList<IReadOnlySet<Guid>>> units, ulong seed) => Agreed.Of(
        KrippendorffAlpha.Of(units, CodeSets.Difference, CodeSets.Comparer<Guid>()).Value, AgreementInterval.OfAlpha(units, CodeSets.Difference, CodeSets.Comparer<Guid>(), seed));

    /// <summary>Numbers stand for the values: κ only asks whether two are the same.</summary>
    private static Agreed? Kappa<T>(List<IReadOnlyList<IReadOnlySet<Guid>>> units, Func<IReadOnlySet<Guid>, T> value, IEqualityComparer<T> same, ulong seed)
        where T : notnull
    {
        if (units.Count == 0 || units[0].Count != 2) return null;
        var numbers = new Dictionary<T, int>(same);
        var (one, two) = (units.ConvertAll(sets => NumberOf(sets[0])), units.ConvertAll(sets => NumberOf(sets[1])));
        return Agreed.Of(CohenKappa.Of(one, two).Value, AgreementInterval.OfKappa(one, two, seed));

        int NumberOf(IReadOnlySet<Guid> set)
        {
            var key = value(set);
            if (!numbers.TryGetValue(key, out var number)) numbers.Add(key, number = numbers.Count);
            return number;
        }
    }
}
