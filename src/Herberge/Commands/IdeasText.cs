using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Herberge.Ideas.Files;
using Herberge.Ideas.Support;

namespace Herberge.Commands;

/// <summary>Groups of opinion and the robustness of voting rules, for the command line.</summary>
internal static class IdeasText
{
    private const int Listed = 8;

    public static string Of(VotesFile file, OpinionGroups groups)
    {
        var text = new StringBuilder();
        var (all, grouped) = (file.Voters.Count, groups.Sizes.Sum());
        text.AppendLine(string.Create(CultureInfo.InvariantCulture, $"{all:N0} voters, {file.Statements.Count:N0} statements; {all - grouped:N0} voters with too few votes for a group"));
        for (var group = 0; group < groups.Sizes.Count; group++)
        {
            text.AppendLine().AppendLine(string.Create(CultureInfo.InvariantCulture, $"Group {group + 1}: {groups.Sizes[group]:N0} voters. Apart from the others it"));
            foreach (var telling in groups.TellingOf(group).Take(Listed))
                text.AppendLine(string.Create(CultureInfo.InvariantCulture, $"  {(telling.Agrees ? "agrees   " : "disagrees")}  {telling.Ratio,5:0.0} times as likely  {file.Statements[telling.Statement]}"));
        }

        text.AppendLine().AppendLine("What all groups agree to (product of the groups' shares)");
        foreach (var view in groups.ByConsensus().Take(Listed))
            text.AppendLine(string.Create(CultureInfo.InvariantCulture, $"  {view.Consensus:0.000}  {file.Statements[view.Statement]}"));
        return text.ToString().TrimEnd();
    }

    public static string Json(VotesFile file, OpinionGroups groups) => JsonSerializer.Serialize(
        new OpinionsResult(
            groups.Sizes,
            [.. file.Voters.Select((voter, at) => new VoterResult(voter, groups.Groups[at] < 0 ? null : groups.Groups[at] + 1, groups.Places[at].X, groups.Places[at].Y))],
            [.. groups.ByConsensus().Select(view => new ConsensusResult(file.Statements[view.Statement], view.Consensus, [.. Shares(groups, view)]))]),
        IdeasJson.Default.OpinionsResult);

    public static string Of(RobustnessOptions options, IReadOnlyList<RuleRobustness> rules)
    {
        var text = new StringBuilder();
        text.AppendLine(string.Create(CultureInfo.InvariantCulture,
            $"{options.Companies} companies of {options.Members:N0} members in {options.Units} units, {options.Ideas} ideas, {options.Turnout * 100:0} % vote anyway, {options.Budget} votes each, seed {options.Seed}"));
        text.AppendLine("A single unit lifts a middling idea to the top:").AppendLine();
        text.AppendLine("voting rule                      units that can   companies with one   least of the unit   least of all members");
        foreach (var rule in rules)
            text.AppendLine($"{NameOf(rule.Rule),-32} {Percent(rule.Succeed),14}   {Percent(rule.CompaniesOpen),18}   {Percent(rule.LeastOfUnit),17}   {Percent(rule.LeastOfMembers),20}");
        return text.AppendLine().Append("Least: what the unit with the easiest task must mobilise, median over companies; – where most have no such unit.").ToString();
    }

    public static string Json(RobustnessOptions options, IReadOnlyList<RuleRobustness> rules) =>
        JsonSerializer.Serialize(new RobustnessResult(options, rules), IdeasJson.Default.RobustnessResult);

    private static IEnumerable<double> Shares(OpinionGroups groups, StatementView view) => Enumerable.Range(0, groups.Sizes.Count).Select(view.AgreeRate);

    private static string NameOf(VotingRule rule) => rule switch
    {
        VotingRule.Approvals => "approvals, counted",
        VotingRule.ApprovalsAcrossSilos => "approvals, across silos",
        VotingRule.Budget => "vote budget, counted",
        _ => "vote budget, across silos",
    };

    private static string Percent(double? share) => share is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known * 100:0.0} %") : "–";
}

internal sealed record VoterResult(string Voter, int? Group, double X, double Y);

/// <param name="Agree">P(agree) per group.</param>
internal sealed record ConsensusResult(string Statement, double Consensus, IReadOnlyList<double> Agree);

/// <param name="Sizes">Voters per group.</param>
internal sealed record OpinionsResult(IReadOnlyList<int> Sizes, IReadOnlyList<VoterResult> Voters, IReadOnlyList<ConsensusResult> Consensus);

internal sealed record RobustnessResult(RobustnessOptions Setting, IReadOnlyList<RuleRobustness> Rules);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(OpinionsResult))]
[JsonSerializable(typeof(RobustnessResult))]
internal sealed partial class IdeasJson : JsonSerializerContext;
