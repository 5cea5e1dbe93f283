using Herberge.Foundation;
using Microsoft.Extensions.Localization;

namespace Herberge.Voices.VoicesPages;

/// <summary>Why a run failed, in a sentence. What can also stop somebody in a form stands among the problems' words.</summary>
internal static class FaultSentence
{
    public static string Of(string fault, IStringLocalizer<VoicesWords> words, IStringLocalizer<ProblemWords> problems) =>
        problems[fault] is { ResourceNotFound: false } said ? said : words[fault];
}
