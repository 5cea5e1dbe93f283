using Herberge.Shell.Parts;

namespace Herberge.Spaces.Incidents.IncidentPages;

internal static class IncidentLook
{
    public static Tone ToneOf(IncidentWeight weight) => weight switch
    {
        IncidentWeight.Crisis => Tone.Danger,
        IncidentWeight.Serious => Tone.Waits,
        _ => Tone.Plain,
    };

    public static string IconOf(IncidentLineKind kind) => kind switch
    {
        IncidentLineKind.Statement => "quote",
        IncidentLineKind.Measure => "check",
        IncidentLineKind.Change => "refresh",
        IncidentLineKind.Holding => "messages",
        _ => "edit",
    };
}
