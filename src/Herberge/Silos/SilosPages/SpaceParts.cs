namespace Herberge.Silos.SilosPages;

/// <summary>The parts of the openness by space: those the viewer may know of by name, and all the others together.</summary>
internal sealed record SpaceParts(IReadOnlyList<(string Name, string Slug, double Openness)> Named, double Rest)
{
    private const int Most = 6;

    public static SpaceParts Of(SilosView view)
    {
        var spaces = view.Figures.Spaces;
        var named = spaces.Where(part => part.Space is { } id && view.Spaces.ContainsKey(id)).Take(Most)
            .Select(part => (view.Spaces[part.Space!.Value].Name, view.Spaces[part.Space.Value].Slug, part.Openness)).ToList();
        return new SpaceParts(named, Math.Round(spaces.Sum(part => part.Openness) - named.Sum(part => part.Openness), 3));
    }
}
