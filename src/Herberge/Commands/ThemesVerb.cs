using System.CommandLine;
using System.Globalization;
using Herberge.Foundation.Csv;
using Herberge.Texts.Themes;
using Herberge.Voices.Files;

namespace Herberge.Commands;

/// <summary><c>herberge themes</c>: what the observations of a file are about, without any house. Computes first and writes last.</summary>
internal static class ThemesVerb
{
    public static Command Create()
    {
        var observations = new Option<string>("--observations") { Description = "observations.csv with the columns id and text, optional at and label", HelpName = "FILE", Required = true };
        var count = new Option<string>("--count") { Description = "Number of themes; auto leaves it to the texts", HelpName = "auto|N", DefaultValueFactory = _ => "auto" };
        var previous = new Option<string?>("--previous") { Description = "An earlier result (json): themes keep their names, splits and merges are told", HelpName = "FILE" };
        var format = Verbs.FormatOption();
        var language = Verbs.LanguageOption();
        var outFile = Verbs.OutOption();
        var seed = new Option<ulong>("--seed") { Description = "Seed of the search", HelpName = "S", DefaultValueFactory = _ => 1 };
        count.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is not "auto" and var text && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0))
                result.AddError("--count is auto or a number over 0.");
        });

        var command = new Command("themes", "What the observations of a CSV file are about: themes with names, quotes and trends, found without labels or any model")
        {
            observations, count, previous, format, outFile, seed, language,
        };
        command.SetAction(async (parsed, ct) =>
        {
            var words = VoicesFilesWords.In(parsed.GetRequiredValue(language));
            var options = new ThemeOptions
            {
                Count = parsed.GetRequiredValue(count) is "auto" ? null : int.Parse(parsed.GetRequiredValue(count), CultureInfo.InvariantCulture),
                Seed = parsed.GetValue(seed),
            };
            try
            {
                var earlier = parsed.GetValue(previous) is { } file ? ThemesJson.ReadAssignments(file) : null;
                var read = ObservationsFile.Read(parsed.GetRequiredValue(observations), labelled: false, new ReadRows(), ct);
                var themes = ThemesOfFile.Find(read, options, earlier, new Steps(), ct);
                return await new FileOutput(parsed.GetRequiredValue(format), parsed.GetValue(outFile)).WriteAsync(new Result(themes, words), ct);
            }
            catch (WrongFileException wrong)
            {
                await Console.Error.WriteLineAsync(wrong.Message);
                return Verbs.WrongInput;
            }
        });
        return command;
    }

    private sealed class Steps : IProgress<ThemeStep>
    {
        public void Report(ThemeStep value) => Console.Error.WriteLine(value switch
        {
            ThemeStep.Reading => "1/4 reading texts",
            ThemeStep.Comparing => "2/4 comparing texts",
            ThemeStep.Dividing => "3/4 finding themes",
            _ => "4/4 naming themes",
        });
    }

    private sealed class Result(ThemesOfFile themes, VoicesFilesWords words) : IFileResult
    {
        public void WriteText(TextWriter writer, bool terminal) => ThemesText.Write(themes, words, writer);

        public void WriteJson(Stream stream) => ThemesJson.Write(themes, stream);

        public void WriteHtml(TextWriter writer) => VoicesHtml.Write(themes, words, writer);
    }
}
