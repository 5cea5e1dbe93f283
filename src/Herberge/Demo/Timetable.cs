namespace Herberge.Demo;

/// <summary>When the threads begin and how they go on, before it is known who speaks.</summary>
internal sealed class Timetable(DemoPlan plan, DateTimeOffset start, Dice dice)
{
    /// <summary>The times of each thread's posts, in order of their first. The posts add up to the plan.</summary>
    public List<List<DateTimeOffset>> Schedules()
    {
        var lot = dice.Fork("schedule");
        var days = (int)(plan.Now - start).TotalDays;
        var first = DateOnly.FromDateTime(WorkingTime.ToLocal(start));
        var weights = new double[days + 1];
        for (var day = 0; day <= days; day++)
        {
            var month = day / 30.4;
            weights[day] = WorkingTime.Weight(first.AddDays(day)) * Math.Min(1, 0.3 + (0.14 * month)) * (1 + (0.012 * month));
        }

        var schedules = new List<List<DateTimeOffset>>();
        while (schedules.Count < plan.TargetThreads)
        {
            var at = WorkingTime.SomeTimeOn(first.AddDays(lot.Weighted(weights)), lot);
            if (at <= start || at >= plan.Now)
                continue;
            schedules.Add([at]);
        }

        var total = schedules.Count;
        var mean = (double)plan.TargetPosts / plan.TargetThreads;
        foreach (var schedule in schedules)
        {
            var replies = lot.Chance(0.04) ? 0 : (int)Math.Min(150, lot.LogNormal(mean * 0.52, 0.95));
            for (var i = 0; i < replies && total < plan.TargetPosts; i++)
            {
                if (!Continue(schedule, lot))
                    break;
                total++;
            }
        }

        for (var tries = 0; total < plan.TargetPosts && tries < plan.TargetPosts * 20; tries++)
        {
            var schedule = lot.Pick(schedules);
            if (schedule.Count > 1 && Continue(schedule, lot))
                total++;
        }

        schedules.Sort((a, b) => a[0].CompareTo(b[0]));
        return schedules;
    }

    private bool Continue(List<DateTimeOffset> schedule, Dice lot)
    {
        var gapHours = lot.Chance(0.025) ? lot.LogNormal(700, 0.7) : lot.LogNormal(0.7 + (schedule.Count * 0.22), 1.25);
        var at = WorkingTime.Settle(schedule[^1].AddHours(gapHours).AddSeconds(lot.Between(1, 59)), lot);
        if (at >= plan.Now.AddMinutes(-3))
            return false;
        schedule.Add(at);
        return true;
    }
}
