using Microsoft.Extensions.Primitives;

namespace Herberge.Foundation.Api;

/// <summary>
/// The endpoints of the API, made ready behind the opened house, or at once for the first program that asks. Hundreds of them bind bodies
/// whose shapes have to be learned, which would be a third of every start.
/// </summary>
internal sealed class LateRoutes(IServiceProvider services) : EndpointDataSource, IEndpointRouteBuilder, IDisposable
{
    private readonly Lock _gate = new();
    private CancellationTokenSource _change = new();
    private IReadOnlyList<Endpoint> _endpoints = [];
    private Task? _drawing;

    public ICollection<EndpointDataSource> DataSources { get; } = [];

    public IServiceProvider ServiceProvider => services;

    /// <summary>None before <see cref="ReadyAsync"/> has ended.</summary>
    public override IReadOnlyList<Endpoint> Endpoints => _endpoints;

    public IApplicationBuilder CreateApplicationBuilder() => new ApplicationBuilder(services);

    public override IChangeToken GetChangeToken() => new CancellationChangeToken(_change.Token);

    /// <summary>Ends when requests reach them; whoever asks again waits for the same.</summary>
    public Task ReadyAsync()
    {
        lock (_gate) return _drawing ??= Task.Run(Draw);
    }

    public void Dispose() => _change.Dispose();

    private void Draw()
    {
        _endpoints = [.. DataSources.SelectMany(source => source.Endpoints)];
        using var before = Interlocked.Exchange(ref _change, new CancellationTokenSource());
        before.Cancel();
    }
}

internal static class LateRoutesInApp
{
    /// <summary>Requests for the API wait until its endpoints are there. Stands before routing.</summary>
    public static void UseLateRoutes(this WebApplication app)
    {
        var late = app.Services.GetRequiredService<LateRoutes>();
        ((IEndpointRouteBuilder)app).DataSources.Add(late);
        app.Use((context, next) => context.Request.Path.StartsWithSegments(ApiGroup.Root) ? AfterAsync(late.ReadyAsync(), context, next) : next(context));
    }

    private static async Task AfterAsync(Task ready, HttpContext context, RequestDelegate next)
    {
        await ready;
        await next(context);
    }
}
