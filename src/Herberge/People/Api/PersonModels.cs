namespace Herberge.People.Api;

/// <summary>Somebody in the directory.</summary>
/// <param name="Partner">The partner company of a guest; null for people of the house.</param>
public sealed record PersonItem(
    Guid Id, string Handle, string Name, string? Title, string? Place, string? Skills, string? AskMeAbout, string? Unit, Guid? UnitId, string? Partner)
{
    internal static PersonItem Of(PersonRow row) =>
        new(row.Id, row.Handle, row.Name, row.Title, row.Place, row.Skills, row.AskMeAbout, row.Unit, row.UnitId, row.Partner);
}

/// <summary>What somebody shows of themselves.</summary>
/// <param name="UnitPath">The whole way from the top: <c>Technik/Konstruktion</c>.</param>
/// <param name="Email">Null unless the person shows it.</param>
/// <param name="PhotoFileId">Read it at <c>/files/{id}</c>.</param>
public sealed record ProfileView(
    Guid Id, string Handle, string Name, string? Title, string? UnitPath, Guid? UnitId, string? Partner, string? Place,
    IReadOnlyList<string> Languages, IReadOnlyList<string> Skills, string? AskMeAbout, string? LookingFor, string? About,
    DateOnly? JoinedOn, Guid? PhotoFileId, string? Email, bool IsActive)
{
    internal static ProfileView Of(Profile p) => new(p.Id, p.Handle, p.Name, p.Title, p.UnitPath, p.UnitId, p.Partner, p.Place, p.Languages, p.Skills,
        p.AskMeAbout, p.LookingFor, p.About, p.JoinedOn, p.PhotoFileId, p.Email, p.State == MemberState.Active);
}

/// <summary>All of what you say about yourself; what is left out is taken away.</summary>
/// <param name="Languages">Codes: <c>de</c>, <c>en</c>.</param>
public sealed record ProfileBody(
    string? Title, string? Place, IReadOnlyList<string>? Languages, IReadOnlyList<string>? Skills, string? AskMeAbout, string? LookingFor, string? About);

public sealed record UnitItem(Guid Id, Guid? ParentId, string Name, string Path, int Depth);

/// <summary>Who the token belongs to and what it may do.</summary>
/// <param name="Roles">What you are in the whole house: <c>administrator</c>, <c>host</c> …</param>
/// <param name="Scopes">What this token may do: <c>read</c>, <c>write</c>, <c>admin</c>.</param>
public sealed record WhoAmI(Guid Id, string Handle, string Name, bool IsGuest, IReadOnlyList<string> Roles, string Language, IReadOnlyList<string> Scopes, string House);

/// <summary>A token without its secret.</summary>
public sealed record TokenItem(Guid Id, string Name, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt);
