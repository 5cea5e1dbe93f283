using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Herberge.Shell;

/// <summary>Draws a component into markup that can be kept and shown again.</summary>
internal sealed class DrawMarkup(IServiceProvider services, ILoggerFactory logs) : IAsyncDisposable
{
    private HtmlRenderer? _renderer;

    /// <summary>The component encodes what it shows, as in any page.</summary>
    public Task<MarkupString> HandleAsync<T>(Dictionary<string, object?> parameters) where T : IComponent
    {
        _renderer ??= new HtmlRenderer(services, logs);
        return _renderer.Dispatcher.InvokeAsync(async () => new MarkupString((await _renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString()));
    }

    public ValueTask DisposeAsync() => _renderer?.DisposeAsync() ?? ValueTask.CompletedTask;
}
