using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Talk;

/// <summary>What mails about a move say beyond that there was one: the stage, and to its team the words the house wrote for it.</summary>
internal sealed class IdeaMailWords(HouseDb db) : INotificationDetails
{
    public async ValueTask<string?> OfAsync(Notification line, string language, CancellationToken ct)
    {
        if (line.Kind != NotificationKind.IdeaMoved) return null;
        var (thread, member) = (line.ThreadId, line.MemberId);
        var idea = await db.Ideas.AsNoTracking().Where(i => i.ThreadId == thread)
            .Select(i => new { Stage = i.Stage!, IsOfTeam = i.Team.Any(p => p.MemberId == member && !p.IsAsked) }).FirstOrDefaultAsync(ct);
        if (idea is null) return null;
        return idea.IsOfTeam ? $"{idea.Stage.NameIn(language)}. {idea.Stage.TellIn(language)}" : idea.Stage.NameIn(language);
    }
}
