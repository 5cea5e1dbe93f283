using System.CommandLine;

namespace Herberge.Commands;

/// <summary>The verbs of <c>herberge</c>. Exit codes: 0 done, 1 failed, 2 wrong input.</summary>
internal static class Verbs
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongInput = 2;

    /// <summary>Every verb understands it: <c>--data DIR</c>.</summary>
    public static Option<string> DataOption(string fallback = "data") => new("--data")
    {
        Description = "Folder that keeps the database, files, keys and unsent mail",
        HelpName = "DIR",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("HERBERGE__DATA") ?? fallback,
    };

    /// <summary>How a verb that works on files writes what it found.</summary>
    public static Option<string> FormatOption() =>
        Choice("--format", "A report for people, data for programs, or one page to mail around", "text", "json", "html");

    public static Option<string> LanguageOption() => Choice("--lang", "Language of the report", "en", "de");

    public static Option<string?> OutOption() => new("--out") { Description = "Write to this file instead of standard output", HelpName = "FILE" };

    /// <summary>One of a few words, the first unless another is given.</summary>
    public static Option<string> Choice(string name, string description, params string[] values)
    {
        var option = new Option<string>(name) { Description = description, HelpName = string.Join('|', values), DefaultValueFactory = _ => values[0] };
        option.AcceptOnlyFromAmong(values);
        return option;
    }

    public static async Task<int> RunAsync(string[] args)
    {
        var serve = ServeVerb.Create();
        var root = new RootCommand("Herberge: the self-hosted house where a company meets, shares ideas, and sees whether its silos dissolve.")
        {
            serve,
            CodesVerb.Create(),
            DemoVerb.Create(),
            DoctorVerb.Create(),
            ExportVerb.Create(),
            IdeasVerb.Create(),
            ImportVerb.Create(),
            MatchVerb.Create(),
            MigrateVerb.Create(),
            SilosVerb.Create(),
            ThemesVerb.Create(),
        };
        // `herberge` alone serves.
        foreach (var option in serve.Options) root.Options.Add(option);
        root.SetAction((parsed, ct) => ServeVerb.RunAsync(parsed, ct));

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync(error.Message);
            await Console.Error.WriteLineAsync("Try: herberge --help");
            return WrongInput;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Cancelled.");
            return Failed;
        }
        catch (FormatException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return WrongInput;
        }
        catch (Exception error)
        {
            // The command line is the edge: a sentence for the person, no stack trace.
            await Console.Error.WriteLineAsync($"{error.GetType().Name}: {error.GetBaseException().Message}");
            return Failed;
        }
    }
}
