using Herberge.Foundation;
using Herberge.Foundation.Outcomes;
using Microsoft.Extensions.Localization;

namespace Herberge.Voices.Agreements;

/// <summary>The room's answers to buttons, in the words of samples.</summary>
internal sealed class AgreementAnswers(IHttpContextAccessor http, IStringLocalizer<AgreementWords> words, IStringLocalizer<ProblemWords> problems)
{
    public IResult To<T>(Result<T> result, string next, string said, params object[] arguments) => VoicesAnswers.To(http.HttpContext!, result, next, null, words[said, arguments], problems);
}
