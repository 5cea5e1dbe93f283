using Herberge.Foundation;
using Herberge.Foundation.Csv;
using Microsoft.Extensions.Localization;

namespace Herberge.Ideas.Importing;

/// <summary>What is wrong in a file. What the rule of stages says is a sentence of the house; the rest is the room's.</summary>
internal sealed class FaultSentences(IStringLocalizer<IdeasWords> words, IStringLocalizer<ProblemWords> problems)
{
    public string Of(CsvFault fault) => words[fault.Code, fault.Arguments] is { ResourceNotFound: false } said ? said : problems[fault.Code, fault.Arguments];
}
