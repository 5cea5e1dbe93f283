namespace Herberge.Spaces.Discovery;

/// <summary>Another room has tags of its own on its threads; search finds them by those, too.</summary>
public interface IThreadTags
{
    /// <summary>Threads that bear the tag; <paramref name="tag"/> is as it was typed. Who may read them is asked elsewhere.</summary>
    IQueryable<Guid> TaggedWith(string tag);
}
