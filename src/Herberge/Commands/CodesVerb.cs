using System.CommandLine;
using System.Globalization;
using Herberge.Foundation.Csv;
using Herberge.Voices.Files;

namespace Herberge.Commands;

/// <summary><c>herberge codes</c>: learns codes from one file and suggests them for another, without any house.</summary>
internal static class CodesVerb
{
    public static Command Create()
    {
        var train = new Option<string>("--train") { Description = "observations.csv whose column label holds the team's codes", HelpName = "FILE", Required = true };
        var apply = new Option<string>("--apply") { Description = "observations.csv to suggest codes for; labels in it are only scored", HelpName = "FILE", Required = true };
        var format = Verbs.FormatOption();
        var language = Verbs.LanguageOption();
        var outFile = Verbs.OutOption();
        var seed = new Option<ulong>("--seed") { Description = "Seed of the training", HelpName = "S", DefaultValueFactory = _ => 1 };
        var command = new Command("codes", "Codes for the observations of a CSV file, learned from those of another, with confidences")
        {
            train, apply, format, outFile, seed, language,
        };
        command.SetAction(async (parsed, ct) =>
        {
            var words = VoicesFilesWords.In(parsed.GetRequiredValue(language));
            try
            {
                var examples = ObservationsFile.Read(parsed.GetRequiredValue(train), labelled: true, new ReadRows(), ct);
                var observations = ObservationsFile.Read(parsed.GetRequiredValue(apply), labelled: false, new ReadRows(), ct);
                await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"learning from {examples.Ids.Count:N0} examples"));
                var codes = CodesOfFiles.Suggest(
                    examples, observations, parsed.GetValue(seed),
                    done => Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done:N0} of {observations.Ids.Count:N0} observations")), ct);
                return await new FileOutput(parsed.GetRequiredValue(format), parsed.GetValue(outFile)).WriteAsync(new Result(codes, words), ct);
            }
            catch (WrongFileException wrong)
            {
                await Console.Error.WriteLineAsync(wrong.Message);
                return Verbs.WrongInput;
            }
        });
        return command;
    }

    private sealed class Result(CodesOfFiles codes, VoicesFilesWords words) : IFileResult
    {
        public void WriteText(TextWriter writer, bool terminal) => CodesText.Write(codes, words, writer);

        public void WriteJson(Stream stream) => CodesJson.Write(codes, stream);

        public void WriteHtml(TextWriter writer) => VoicesHtml.Write(codes, words, writer);
    }
}
