using Herberge.Voices.Needs;

namespace Herberge.Voices.VoicesPages;

/// <summary>The form of a need, as it is typed.</summary>
public sealed class NeedForm
{
    public string? When { get; set; }

    public string? Want { get; set; }

    public string? So { get; set; }

    public int Importance { get; set; } = 3;

    public int Satisfaction { get; set; } = 3;

    public string? Owner { get; set; }

    public NeedStatus Status { get; set; }

    public string? Outcome { get; set; }

    public static NeedForm Of(NeedSheet sheet) => new()
    {
        When = sheet.Card.When,
        Want = sheet.Card.Want,
        So = sheet.Card.So,
        Importance = sheet.Card.Importance,
        Satisfaction = sheet.Card.Satisfaction,
        Owner = sheet.OwnerHandle is null ? null : $"@{sheet.OwnerHandle}",
        Status = sheet.Card.Status,
        Outcome = sheet.Outcome,
    };

    public WriteNeedInput ToInput() => new(When, Want, So, Importance, Satisfaction, Owner, Status, Outcome);
}
