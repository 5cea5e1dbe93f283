using Herberge.Graphs.Effects;

namespace Herberge.Silos.Interventions.Simulation;

/// <summary>How the estimator fares on companies whose truth is known.</summary>
/// <param name="Companies">Companies with an effect, and as many without.</param>
/// <param name="Covered">Of those with an effect that could be told, in how many the range holds the truth.</param>
/// <param name="CoveredWithout">The same of those without.</param>
/// <param name="FalseAlarms">Of those without an effect that could be told, in how many p is below 0.1.</param>
/// <param name="Found">Of those with an effect, in how many p is below 0.1.</param>
/// <param name="MeanTruth">Mean of the true effects.</param>
/// <param name="MeanError">Mean of estimate − truth.</param>
public sealed record SimulationReport(
    int Companies, ulong Seed, int Told, int ToldWithout, int Covered, int CoveredWithout, int FalseAlarms, int Found, double MeanTruth, double MeanError)
{
    public double Coverage => Told == 0 ? 0 : (double)Covered / Told;

    public double CoverageWithout => ToldWithout == 0 ? 0 : (double)CoveredWithout / ToldWithout;

    public double FalseAlarmRate => ToldWithout == 0 ? 0 : (double)FalseAlarms / ToldWithout;

    public double FoundRate => Told == 0 ? 0 : (double)Found / Told;
}

/// <summary>Runs the house's estimator on simulated companies. The same number and seed give the same report.</summary>
internal static class SimulateEffects
{
    /// <param name="companies">With an effect, and as many without.</param>
    /// <param name="seed">Of the companies and of the draws.</param>
    /// <param name="progress">Told how many are done.</param>
    /// <param name="ct">Stops between companies, and between draws.</param>
    public static SimulationReport Run(int companies, ulong seed, IProgress<int>? progress, CancellationToken ct)
    {
        var results = new (SimulatedCompany Company, StudyResult With, StudyResult Without)[companies];
        var done = 0;
        Parallel.For(0, companies, new ParallelOptions { CancellationToken = ct, MaxDegreeOfParallelism = Environment.ProcessorCount }, number =>
        {
            var company = SimulatedCompany.Found(unchecked((int)(seed * 1_000_003) + number));
            var options = new EffectOptions { Seed = seed };
            results[number] = (company,
                EffectStudy.Of(company.People, company.Before, company.WithEffect, options, ct),
                EffectStudy.Of(company.People, company.Before, company.WithoutEffect, options, ct));
            progress?.Report(Interlocked.Increment(ref done));
        });

        var with = results.Where(result => result.With.Numbers is not null).Select(result => (Truth: result.Company.TrueEffect, Found: result.With.Numbers!)).ToList();
        var without = results.Select(result => result.Without.Numbers).OfType<EffectNumbers>().ToList();
        return new SimulationReport(
            companies, seed, with.Count, without.Count,
            with.Count(one => one.Found.Low <= one.Truth && one.Truth <= one.Found.High),
            without.Count(found => found is { Low: <= 0, High: >= 0 }),
            without.Count(found => found.PValue < StudyResult.Level),
            with.Count(one => one.Found.PValue < StudyResult.Level),
            with.Count == 0 ? 0 : with.Average(one => one.Truth),
            with.Count == 0 ? 0 : with.Average(one => one.Found.Effect - one.Truth));
    }
}
