using Herberge.Foundation.Access;
using Microsoft.AspNetCore.Diagnostics;

namespace Herberge.Shell;

/// <summary>What the frame around a page says: the rooms' lines and who looks. Asked for once per request.</summary>
internal sealed class Surroundings(Viewer viewer, IEnumerable<INavigationSource> sources, IEnumerable<ISelfSource> selves)
{
    private readonly List<NavigationEntry> _entries = [];

    public IReadOnlyList<NavigationEntry> Entries => _entries;

    public Self? Self { get; private set; }

    public bool AreLoaded { get; private set; }

    public async Task LoadAsync(CancellationToken ct)
    {
        if (AreLoaded) return;
        foreach (var source in sources) _entries.AddRange(await source.EntriesAsync(viewer, ct));
        foreach (var source in selves) Self ??= await source.FindAsync(viewer, ct);
        AreLoaded = true;
    }

    /// <summary>
    /// Whoever is in the house and goes astray keeps the frame. Its lines are fetched before the error page starts, because
    /// a page that answers for another does not reliably wait for what its components still await.
    /// </summary>
    public static async Task LoadForErrorAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null
            && context.Response.StatusCode < StatusCodes.Status500InternalServerError
            && context.RequestServices.GetRequiredService<Viewer>().IsSignedIn)
        {
            await context.RequestServices.GetRequiredService<Surroundings>().LoadAsync(context.RequestAborted);
        }

        await next(context);
    }
}
