using System.CommandLine;
using System.Globalization;
using Herberge.Foundation.Csv;
using Herberge.Ideas.Files;
using Herberge.Ideas.Support;

namespace Herberge.Commands;

/// <summary><c>herberge ideas</c>: how voting behaves, without any house.</summary>
internal static class IdeasVerb
{
    private const int MostCompanies = 10_000;

    public static Command Create() => new("ideas", "How votes on ideas behave, from files or simulated") { Opinions(), Robust() };

    private static Command Opinions()
    {
        var votes = new Option<string>("--votes") { Description = "votes.csv with the columns voter, statement and vote (agree, pass, disagree, or 1, 0, -1)", HelpName = "FILE", Required = true };
        var format = Format();
        var command = new Command("opinions", "Groups of opinion in the votes of a CSV file, what sets each apart, and what all can agree to") { votes, format };
        command.SetAction(async (parsed, ct) =>
        {
            try
            {
                var file = VotesFile.Read(parsed.GetRequiredValue(votes), new ReadRows(), ct);
                var groups = OpinionGroups.Find(file.Ballots);
                Console.WriteLine(parsed.GetRequiredValue(format) == "json" ? IdeasText.Json(file, groups) : IdeasText.Of(file, groups));
                return Verbs.Done;
            }
            catch (WrongFileException wrong)
            {
                await Console.Error.WriteLineAsync(wrong.Message);
                return Verbs.WrongInput;
            }
        });
        return command;
    }

    private static Command Robust()
    {
        var usual = new RobustnessOptions();
        var members = Number("--members", "Members of each company", usual.Members, 10, 1_000_000);
        var units = Number("--units", "Units they belong to; a few are large", usual.Units, 2, 1000);
        var ideas = Number("--ideas", "Ideas voted on", usual.Ideas, 2, 1000);
        var turnout = Number("--turnout", "Percent of the members who vote anyway", (int)Math.Round(usual.Turnout * 100), 0, 100);
        var budget = Number("--budget", "Votes each may spend", usual.Budget, 1, 100);
        var companies = Number("--companies", "Companies drawn", usual.Companies, 1, MostCompanies);
        var seed = Number("--seed", "Seed of the draws", usual.Seed, 0, int.MaxValue);
        var format = Format();
        var command = new Command("robustness", "What a single unit must mobilise to lift a middling idea to the top, for each voting rule")
        {
            members, units, ideas, turnout, budget, companies, seed, format,
        };
        command.SetAction((parsed, ct) =>
        {
            var options = new RobustnessOptions
            {
                Members = parsed.GetValue(members), Units = parsed.GetValue(units), Ideas = parsed.GetValue(ideas), Turnout = parsed.GetValue(turnout) / 100.0,
                Budget = parsed.GetValue(budget), Companies = parsed.GetValue(companies), Seed = parsed.GetValue(seed),
            };
            var rules = Robustness.Simulate(options, new CompaniesDone(options.Companies), ct);
            Console.WriteLine(parsed.GetRequiredValue(format) == "json" ? IdeasText.Json(options, rules) : IdeasText.Of(options, rules));
            return Task.FromResult(Verbs.Done);
        });
        return command;
    }

    private static Option<string> Format() => Verbs.Choice("--format", "Sentences for people, or data for programs", "text", "json");

    private static Option<int> Number(string name, string description, int usual, int least, int most)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var value && (value < least || value > most))
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} is {least} to {most}."));
        });
        return option;
    }
}
