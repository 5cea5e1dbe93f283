using Herberge.Foundation.Imports;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Imports.Conversations;

/// <summary>
/// Who the people of an export are here: by the mapping of an earlier run, then by mail address, then by a name only one member has.
/// Somebody not here gets a member who can't sign in, on first need.
/// </summary>
internal sealed class ForeignPeople
{
    private const int LongestKey = 80;

    private readonly HouseDb _db;
    private readonly string _source;
    private readonly ImportTally _tally;
    private readonly KnownPeople _known;
    private readonly Dictionary<string, ForeignPerson> _persons;
    private readonly Dictionary<string, Guid?> _matched = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid> _standIns = new(StringComparer.Ordinal);
    private readonly List<string> _new = [];

    private ForeignPeople(HouseDb db, IForeignExport export, ImportTally tally, KnownPeople known)
    {
        (_db, _source, _tally, _known) = (db, export.Source, tally, known);
        _persons = export.People.ToDictionary(p => p.Key, StringComparer.Ordinal);
    }

    public Guid? Administrator => _known.Administrator;

    public static async Task<ForeignPeople> MatchAsync(HouseDb db, IForeignExport export, ImportTally tally, CancellationToken ct)
    {
        var people = new ForeignPeople(db, export, tally, await KnownPeople.LoadAsync(db, ct));
        var source = export.Source;
        var earlier = await db.ImportedItems.AsNoTracking().Where(i => i.Source == source && i.Key.StartsWith("user:"))
            .ToDictionaryAsync(i => i.Key["user:".Length..], i => i.Id, StringComparer.Ordinal, ct);
        foreach (var person in people._persons.Values.Where(p => !p.IsProgram)) people.Match(person, earlier);
        return people;
    }

    public bool IsProgram(string? key) => key is not null && _persons.GetValueOrDefault(key) is { IsProgram: true };

    /// <summary>The member who was here before the import; null for who wasn't.</summary>
    public KnownPerson? Matched(string key) => _matched.GetValueOrDefault(key) is { } id ? _known[id] : null;

    public IEnumerable<KnownPerson> Insiders(ForeignSpace space) =>
        space.Members.Select(key => _matched.GetValueOrDefault(key)).OfType<Guid>().Distinct().Select(id => _known[id]!).Where(p => p.IsActive);

    /// <summary>From here on stand-ins are new until the next call.</summary>
    public void Begin() => _new.Clear();

    /// <summary>Forgets the stand-ins made since <see cref="Begin"/>: their transaction was not committed.</summary>
    public void TakeBack()
    {
        foreach (var key in _new) _standIns.Remove(key);
    }

    /// <param name="key">The other system's name of the person.</param>
    /// <param name="otherwise">Who the export says it is, where they aren't among its people.</param>
    /// <param name="at">When they were first heard of.</param>
    /// <returns>Null for programs and for what is nobody's name.</returns>
    public Guid? MemberOf(string? key, ForeignPerson? otherwise, DateTimeOffset at)
    {
        if (string.IsNullOrWhiteSpace(key) || key.Length > LongestKey || IsProgram(key)) return null;
        if (_matched.GetValueOrDefault(key) is { } member) return member;
        if (_standIns.TryGetValue(key, out var standIn)) return standIn;

        var person = _persons.GetValueOrDefault(key) ?? otherwise;
        var made = _known.Stand(person?.DisplayName ?? key, person?.Email, at);
        _db.Add(made);
        _db.ImportedItems.Add(new ImportedItem(_source, $"user:{key}", made.Id));
        _standIns[key] = made.Id;
        _new.Add(key);
        _tally.Count("talk-people-stand-in");
        return made.Id;
    }

    public string HandleOf(string key)
    {
        var member = _matched.GetValueOrDefault(key) ?? (_standIns.TryGetValue(key, out var standIn) ? standIn : null);
        return member is { } id && _known[id] is { } person ? person.Handle : _persons.GetValueOrDefault(key)?.DisplayName ?? key;
    }

    private void Match(ForeignPerson person, Dictionary<string, Guid> earlier)
    {
        if (earlier.TryGetValue(person.Key, out var standIn) && _known[standIn] is { } before)
        {
            _matched[person.Key] = standIn;
            _tally.Count(before.IsActive ? "talk-people-matched" : "talk-people-stand-in");
            return;
        }

        var member = _known.ByEmail(person.Email);
        if (member is null && person.Names.Select(_known.ByName).FirstOrDefault(p => p is not null) is { } namesake)
        {
            member = namesake;
            _tally.Sample("talk-people-by-name", person.Key, namesake.Name);
        }

        _matched[person.Key] = member?.Id;
        _tally.Count(member is null ? "talk-people-unmatched" : "talk-people-matched");
        if (member is null) _tally.Sample("talk-people-unmatched", person.Key, person.DisplayName);
    }
}
