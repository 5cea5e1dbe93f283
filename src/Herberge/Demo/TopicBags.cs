namespace Herberge.Demo;

/// <summary>The topics of each field in a bag: none comes up again before all have.</summary>
internal sealed class TopicBags(TopicLibrary library)
{
    private readonly Dictionary<(string Domain, bool Collection), Queue<Topic>> bags = [];

    public Topic Pick(SpaceText text, int length, Dice lot)
    {
        var domain = text.Domains[lot.Weighted([.. text.Domains.Select(pair => pair.Weight)])].Domain;
        // One thread in fourteen is in English wherever people work with partners abroad.
        if (domain is "research" or "it" or "service" or "projects" or "sales" && lot.Chance(0.09))
            domain = "english";
        var collection = length > 22 && lot.Chance(0.8);
        if (collection && !library.Topics[domain].Any(topic => topic.Kind == TopicKind.Collection))
            collection = false;
        if (!bags.TryGetValue((domain, collection), out var bag))
            bags.Add((domain, collection), bag = new Queue<Topic>());
        if (bag.Count == 0)
        {
            var topics = library.Topics[domain].Where(topic => topic.Kind == TopicKind.Collection == collection).ToList();
            lot.Shuffle(topics);
            foreach (var topic in topics)
                bag.Enqueue(topic);
        }

        return bag.Dequeue();
    }
}
