using Herberge.Tests.Setup;
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
}
