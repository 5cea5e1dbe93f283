using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Texts;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People;

/// <summary>A member as imports see them.</summary>
public sealed record KnownPerson(Guid Id, string Handle, string Name, bool IsGuest, bool IsActive);

/// <summary>
/// Finds members by how other systems call them: the id of the people import, mail address, handle or full name. A name
/// two members share finds nobody. Loaded once an import; O(members) memory.
/// </summary>
internal sealed class KnownPeople
{
    private readonly Dictionary<Guid, KnownPerson> _byId = [];
    private readonly Dictionary<string, KnownPerson> _byExternalId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KnownPerson> _byEmail = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KnownPerson?> _byName = new(StringComparer.Ordinal);
    private readonly HashSet<string> _handles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KnownPerson> _byHandle = new(StringComparer.Ordinal);

    private KnownPeople() { }

    public static async Task<KnownPeople> LoadAsync(HouseDb db, CancellationToken ct)
    {
        var people = new KnownPeople();
        var rows = db.Members.AsNoTracking()
            .Select(m => new { m.Id, m.Handle, m.Name, m.FoldedName, m.NormalizedEmail, m.ExternalId, m.PartnerId, m.State, m.Roles, m.CreatedAt })
            .AsAsyncEnumerable();
        var oldest = DateTimeOffset.MaxValue;
        await foreach (var row in rows.WithCancellation(ct))
        {
            people.Add(new KnownPerson(row.Id, row.Handle, row.Name, row.PartnerId is not null, row.State == MemberState.Active),
                row.FoldedName, row.NormalizedEmail, row.ExternalId);
            if (row.State != MemberState.Active || !row.Roles.HasFlag(HouseRoles.Administrator) || row.CreatedAt >= oldest) continue;
            oldest = row.CreatedAt;
            people.Administrator = row.Id;
        }

        return people;
    }

    /// <summary>The first administrator, for what nobody else answers for.</summary>
    public Guid? Administrator { get; private set; }

    public KnownPerson? this[Guid id] => _byId.GetValueOrDefault(id);

    public KnownPerson? ByEmail(string? email) =>
        string.IsNullOrWhiteSpace(email) ? null : _byEmail.GetValueOrDefault(email.Trim().ToUpperInvariant());

    public KnownPerson? ByName(string? name) =>
        string.IsNullOrWhiteSpace(name) ? null : _byName.GetValueOrDefault(WordForms.Fold(name.Trim()));

    /// <summary>With or without “@”.</summary>
    public KnownPerson? ByHandle(string? handle) =>
        string.IsNullOrWhiteSpace(handle) ? null : _byHandle.GetValueOrDefault(handle.Trim().TrimStart('@').ToLowerInvariant());

    /// <summary>By whatever a file says: id, then mail address, then handle, then name.</summary>
    public KnownPerson? ByAnything(string text) =>
        _byExternalId.GetValueOrDefault(text) ?? ByEmail(text) ?? ByHandle(text) ?? ByName(text);

    /// <summary>A person no member stands for: a member who can't sign in and has no unit, so that no figure counts them.</summary>
    public Member Stand(string name, string? email, DateTimeOffset at)
    {
        var address = MailAddressRule.IsValid(email) && ByEmail(email) is null ? email : null;
        var member = new Member(Guid.CreateVersion7(at), name.Length > 160 ? name[..160] : name, Handles.Unique(name, _handles), address, at)
        {
            State = MemberState.Deactivated,
        };
        Add(new KnownPerson(member.Id, member.Handle, member.Name, IsGuest: false, IsActive: false), member.FoldedName, member.NormalizedEmail, null);
        return member;
    }

    private void Add(KnownPerson person, string foldedName, string? email, string? externalId)
    {
        _byId[person.Id] = person;
        _handles.Add(person.Handle);
        _byHandle[person.Handle] = person;
        if (email is not null) _byEmail[email] = person;
        if (externalId is not null) _byExternalId[externalId] = person;
        if (!_byName.TryAdd(foldedName, person)) _byName[foldedName] = null;
    }
}
