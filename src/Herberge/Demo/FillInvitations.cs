using Herberge.Activation.Invitations;
using Herberge.Foundation.Storage;

namespace Herberge.Demo;

/// <summary>Links that hung in canteens and stood in newsletters; of those who came later, some came by them.</summary>
internal sealed class FillInvitations(HouseDb db, DemoPlan plan, DemoIds ids)
{
    private static readonly (string Label, int DaysAgo, int Days, int Of100, string? LeadsTo)[] All =
    [
        ("Rundmail der Geschäftsführung", 480, 30, 40, null),
        ("Aushang Kantine Werk Süd", 410, 180, 30, null),
        ("Fußzeile der Mitarbeiterzeitung", 290, 90, 20, null),
        ("Willkommensmappe für Neue", 150, 180, 35, "/people"),
        ("Tag der offenen Werkbank", 20, 90, 30, "/gatherings"),
    ];

    /// <param name="makers">Who made them, in turn.</param>
    /// <param name="joined">When people of the house came.</param>
    public void Write(IReadOnlyList<Guid> makers, IReadOnlyList<DateTimeOffset> joined)
    {
        var dice = new Dice((ulong)plan.Seed).Fork("invitations");
        for (var at = 0; at < All.Length; at++)
        {
            var (label, daysAgo, days, of100, leadsTo) = All[at];
            var made = plan.Now.AddDays(-daysAgo);
            var invitation = new Invitation(ids.At(made), Code(dice), makers[at % makers.Count], made, made.AddDays(days)) { Label = label, LeadsTo = leadsTo };
            foreach (var _ in joined.Where(day => day > made && day < invitation.EndsAt && day < plan.Now && dice.Between(0, 99) < of100)) invitation.CountOne();
            db.Add(invitation);
        }
    }

    private static string Code(Dice dice) => string.Concat(Enumerable.Range(0, 10).Select(_ => (char)('a' + dice.Between(0, 25))));
}
