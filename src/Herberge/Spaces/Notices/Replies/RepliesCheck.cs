using System.Runtime.CompilerServices;
using Herberge.Foundation;
using Herberge.Foundation.Doctor;
using Herberge.Foundation.Mail;
using Microsoft.Extensions.Options;

namespace Herberge.Spaces.Notices.Replies;

/// <summary>Whether the mailbox of answers opens.</summary>
internal sealed class RepliesCheck(MailboxDoor door, IOptions<HouseOptions> options) : IDoctorCheck
{
    public async IAsyncEnumerable<Finding> ExamineAsync(bool mend, [EnumeratorCancellation] CancellationToken ct)
    {
        var replies = options.Value.Replies;
        if (!replies.IsOn)
        {
            yield return Finding.Well("replies-none");
            yield break;
        }

        var (_, fault) = await door.VisitAsync(FetchReplies.PlaceOf(replies), replies.Password ?? "", (folder, _) => Task.FromResult(folder.Count), ct);
        yield return fault is null ? Finding.Well("replies-open", replies.Address!) : Finding.Mend("replies-closed", replies.Host!, fault);
    }
}
