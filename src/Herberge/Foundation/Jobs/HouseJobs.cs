using Herberge.Foundation.Api.Once;
using Herberge.Foundation.Files;
using Herberge.Foundation.Imports;
using Herberge.Foundation.Outbox;
using Herberge.Foundation.Portability;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Quartz;

namespace Herberge.Foundation.Jobs;

/// <summary>The one place where work by the clock is registered. Rooms add theirs with <see cref="AddHouseJob{T}"/>.</summary>
internal static class HouseJobs
{
    /// <param name="cluster">
    /// Connection string of the PostgreSQL database whose nodes share one timetable, so that each hour of a job comes once in the
    /// house, at one of them; null where there is only one node.
    /// </param>
    public static void AddHouseJobs(this IServiceCollection services, string? cluster)
    {
        services.AddQuartz(quartz =>
        {
            if (cluster is null) return;
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(NpgsqlFactory.Instance, cluster);
                store.UseClustering();
                store.ProvisionSchema();
            });
        });
        services.AddQuartzHostedService(host => host.WaitForJobsToComplete = true);
        services.AddHouseJob<NightlyTidying>("0 40 3 * * ?");
    }

    /// <param name="cron">Quartz cron expression: seconds, minutes, hours, day of month, month, day of week.</param>
    public static void AddHouseJob<T>(this IServiceCollection services, string cron) where T : class, IJob => services.AddQuartz(quartz =>
    {
        var key = new JobKey(typeof(T).Name);
        quartz.AddJob<T>(job => job.WithIdentity(key).StoreDurably());
        quartz.AddTrigger(trigger => trigger.ForJob(key).WithIdentity(typeof(T).Name).WithCronSchedule(cron));
    });
}

/// <summary>Throws away what nobody needs any more: files nobody attached, delivered messages, what programs were answered long ago.</summary>
[DisallowConcurrentExecution]
internal sealed partial class NightlyTidying(HouseDb db, ForgetOrphans orphans, ImportShelf shelf, ExportShelf exports, TimeProvider clock, ILogger<NightlyTidying> log) : IJob
{
    private static readonly TimeSpan DeliveredKept = TimeSpan.FromDays(14);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var files = await orphans.HandleAsync(cancellationToken);
        shelf.Sweep();
        exports.Sweep();
        var before = clock.GetUtcNow() - DeliveredKept;
        var messages = await db.Outbox.Where(m => m.DeliveredAt < before).ExecuteDeleteAsync(cancellationToken);
        var lapsed = clock.GetUtcNow() - OnceOnly.Kept;
        await db.KeptAnswers.Where(a => a.At < lapsed).ExecuteDeleteAsync(cancellationToken);
        LogTidied(log, files, messages);
    }

    [LoggerMessage(1, LogLevel.Information, "Tidied up: {Files} files nobody attached, {Messages} delivered messages")]
    private static partial void LogTidied(ILogger log, int files, int messages);
}
