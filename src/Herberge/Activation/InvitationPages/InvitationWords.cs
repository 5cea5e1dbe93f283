using Herberge.Activation.Rounds;
using Herberge.Shell;
using Microsoft.Extensions.Localization;

namespace Herberge.Activation.InvitationPages;

internal static class InvitationWords
{
    extension(IStringLocalizer<ActivationWords> words)
    {
        /// <summary>How many came by a link, as it may be told.</summary>
        public string Entered(int? entered, Format format) => entered switch
        {
            null => words["invite-few", ShownShare.Fewest],
            0 => words["invite-nobody-yet"],
            { } people => words["invite-entered", format.Number(people)],
        };
    }
}
