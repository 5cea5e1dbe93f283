using Herberge.Bench;

return args switch
{
    ["graphs", .. var rest] => await GraphsBench.RunAsync(rest),
    [GraphsMeasurement.Verb, var file, var people, var units, var rounds] =>
        GraphsMeasurement.Run(file, int.Parse(people, null), units, int.Parse(rounds, null)),
    ["silos-page", .. var rest] => await SilosPageBench.RunAsync(rest),
    ["voices-page", .. var rest] => await VoicesPageBench.RunAsync(rest),
    ["ideas-page", .. var rest] => await IdeasPageBench.RunAsync(rest),
    ["thread-page", .. var rest] => await ThreadPageBench.RunAsync(rest),
    ["nodes", .. var rest] => await NodesBench.RunAsync(rest),
    ["themes", .. var rest] => await TextsBench.ThemesAsync(rest),
    ["codes", .. var rest] => await TextsBench.CodesAsync(rest),
    ["match", .. var rest] => MatchBench.Run(rest),
    ["hints"] => TextsBench.Hints(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("dotnet run -c Release --project bench/Herberge.Bench -- graphs [--size 10k|100k|1m] [--rounds 3] [--folder DIR]");
    Console.Error.WriteLine("dotnet run -c Release --project bench/Herberge.Bench -- silos-page [--people 40000] [--ties 2000000] [--requests 20] [--keep DIR]");
    Console.Error.WriteLine("dotnet run -c Release --project bench/Herberge.Bench -- voices-page [--voices 100000] [--requests 20] [--keep DIR]");
    Console.Error.WriteLine("dotnet run -c Release --project bench/Herberge.Bench -- ideas-page [--ideas 10000] [--votes 500000] [--requests 20] [--keep DIR]");
    Console.Error.WriteLine("dotnet run -c Release --project bench/Herberge.Bench -- thread-page [--posts 5000] [--followers 1000] [--requests 20]");
    Console.Error.WriteLine("dotnet run -c Release --project bench/Herberge.Bench -- nodes --database postgresql://… --redis HOST:PORT [--answers 50]");
    Console.Error.WriteLine("dotnet run -c Release --project bench/Herberge.Bench -- themes|codes [--seeds N]");
    Console.Error.WriteLine("dotnet run -c Release --project bench/Herberge.Bench -- hints");
    Console.Error.WriteLine("dotnet run -c Release --project bench/Herberge.Bench -- match [--people 5000]");
    return 2;
}
