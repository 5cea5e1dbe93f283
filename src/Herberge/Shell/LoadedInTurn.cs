using Microsoft.AspNetCore.Components;

namespace Herberge.Shell;

/// <summary>Lets the parts of one page load one after another: they share the request's database context, which serves one query at a time.</summary>
internal sealed class PageTurn : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    public async Task LoadAsync(Func<Task> load)
    {
        await _turn.WaitAsync();
        try
        {
            await load();
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}

/// <summary>A part of a page that fetches what it shows itself, while others beside it do the same.</summary>
public abstract class LoadedInTurn : LoadedComponent
{
    [Inject] private PageTurn Turn { get; set; } = null!;

    protected abstract Task LoadAsync();

    protected sealed override Task OnInitializedAsync() => Turn.LoadAsync(LoadAsync);
}
