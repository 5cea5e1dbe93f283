using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Herberge.Foundation.Api;

/// <summary>The API described for programs (OpenAPI 3.1). It holds nothing secret and never changes while the house runs, so it is written once.</summary>
internal sealed class ApiDocument([FromKeyedServices(ApiDocument.Name)] IOpenApiDocumentProvider provider, LateRoutes routes) : IDisposable
{
    public const string Name = "v1";
    public const string Address = "/openapi/v1.json";

    private readonly SemaphoreSlim _one = new(1, 1);
    private (OpenApiDocument Document, byte[] Json)? _written;

    public async Task<OpenApiDocument> ReadAsync(CancellationToken ct) => (await WriteAsync(ct)).Document;

    public async Task<byte[]> JsonAsync(CancellationToken ct) => (await WriteAsync(ct)).Json;

    public void Dispose() => _one.Dispose();

    private async Task<(OpenApiDocument Document, byte[] Json)> WriteAsync(CancellationToken ct)
    {
        if (_written is { } written) return written;
        await _one.WaitAsync(ct);
        try
        {
            if (_written is { } meanwhile) return meanwhile;
            await routes.ReadyAsync();
            var document = await provider.GetOpenApiDocumentAsync(ct);
            using var json = new MemoryStream();
            await document.SerializeAsJsonAsync(json, OpenApiSpecVersion.OpenApi3_1, ct);
            _written = (document, json.ToArray());
            return _written.Value;
        }
        finally
        {
            _one.Release();
        }
    }
}

internal static class ApiDocumentServices
{
    public static void AddDocument(this IServiceCollection services)
    {
        services.AddSingleton<ApiDocument>();
        services.AddSingleton<LateRoutes>();
        services.AddOpenApi(ApiDocument.Name, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.ShouldInclude = endpoint => $"/{endpoint.RelativePath}".StartsWith(ApiGroup.Prefix, StringComparison.OrdinalIgnoreCase);
            options.AddOperationTransformer<DescribeOperation>();
            options.AddDocumentTransformer<DescribeDocument>();
        });
    }

    public static void MapDocument(this IEndpointRouteBuilder app) => app.MapGet(ApiDocument.Address, async (ApiDocument document, CancellationToken ct) =>
        TypedResults.Bytes(await document.JsonAsync(ct), "application/json")).AllowAnonymous();
}
