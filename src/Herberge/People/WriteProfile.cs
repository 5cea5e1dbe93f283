using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People;

/// <param name="ShowsEmail">Null leaves it as it is.</param>
public sealed record WriteProfileInput(
    string? Title, string? Place, string? Languages, string? Skills, string? AskMeAbout, string? LookingFor, string? About, bool? ShowsEmail = null);

/// <summary>What a person says about themselves. Name, address, unit and partner are the house's to change.</summary>
internal sealed class WriteProfile(HouseDb db, WriteTransactions writes, SearchIndex search, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(WriteProfileInput input, Viewer viewer, CancellationToken ct)
    {
        var problems = new List<Problem>();
        Check(nameof(input.Title), input.Title, 160);
        Check(nameof(input.Place), input.Place, 160);
        Check(nameof(input.Languages), input.Languages, 200);
        Check(nameof(input.Skills), input.Skills, 1000);
        Check(nameof(input.AskMeAbout), input.AskMeAbout, 500);
        Check(nameof(input.LookingFor), input.LookingFor, 500);
        Check(nameof(input.About), input.About, 2000);
        if (problems.Count > 0) return Result<Done>.From(problems);

        await using var write = await writes.BeginAsync(db, ct);
        var member = await db.Members.AsTracking().FirstOrDefaultAsync(m => m.Id == viewer.MemberId, ct);
        if (member is null) return Problem.NotFound();
        member.Title = Text(input.Title);
        member.Place = Text(input.Place);
        member.Languages = LanguageNames.Clean(input.Languages);
        member.Skills = WordList.Clean(input.Skills);
        member.AskMeAbout = Text(input.AskMeAbout);
        member.LookingFor = Text(input.LookingFor);
        member.About = Text(input.About);
        member.ShowsEmail = input.ShowsEmail ?? member.ShowsEmail;
        member.ProfileWrittenAt = clock.GetUtcNow();
        member.FoldProfile();
        await db.SaveChangesAsync(ct);
        await search.PutAsync(MemberDocument.Of(member), ct);
        await write.CommitAsync(ct);
        return new Done();

        void Check(string field, string? value, int longest)
        {
            if (value?.Trim().Length > longest) problems.Add(Problem.Invalid(field, "text-long", longest));
        }
    }

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
