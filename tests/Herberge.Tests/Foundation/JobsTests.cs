using System.Collections.Concurrent;
using Herberge.Foundation.Jobs;
using Herberge.Tests.Setup;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Herberge.Tests.Foundation;

public sealed class JobsTests
{
    [Fact]
    public async Task Every_job_has_its_hours_and_all_it_needs()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var scheduler = await house.App.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        var known = typeof(HouseApp).Assembly.GetTypes().Where(type => type.IsClass && !type.IsAbstract && type.IsAssignableTo(typeof(IJob))).ToList();
        Assert.NotEmpty(known);

        foreach (var job in known)
        {
            var trigger = Assert.Single(await scheduler.GetTriggersOfJob(new JobKey(job.Name)));
            Assert.NotNull(trigger.GetFireTimeAfter(house.Clock.GetUtcNow()));
            await house.InScopeAsync(services => Task.FromResult(ActivatorUtilities.CreateInstance(services, job)));
        }
    }

    [WithPostgres]
    public async Task Of_several_nodes_one_does_what_the_clock_says()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Postgres, also: Ticking);
        await using var node = await house.OpenNodeAsync(Ticking);
        IScheduler[] schedulers = [await SchedulerOf(house.App.Services), await SchedulerOf(node.Services)];
        foreach (var scheduler in schedulers) await scheduler.Start();

        await Eventually.IsTrueAsync(() => EachSecond.Seen.Count >= 6);

        foreach (var scheduler in schedulers) await scheduler.Shutdown(waitForJobsToComplete: true);
        var hours = EachSecond.Seen.ToList();
        Assert.Equal(hours.Distinct(), hours);

        static void Ticking(WebApplicationBuilder builder)
        {
            builder.Services.AddSingleton(TimeProvider.System);
            builder.Services.AddHouseJob<EachSecond>("* * * * * ?");
        }

        static async Task<IScheduler> SchedulerOf(IServiceProvider services) => await services.GetRequiredService<ISchedulerFactory>().GetScheduler();
    }

    private sealed class EachSecond : IJob
    {
        public static ConcurrentQueue<DateTimeOffset> Seen { get; } = [];

        public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
        {
            Seen.Enqueue(context.ScheduledFireTimeUtc!.Value);
            return ValueTask.CompletedTask;
        }
    }
}
