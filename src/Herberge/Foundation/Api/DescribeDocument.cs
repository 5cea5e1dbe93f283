using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Herberge.Foundation.Api;

/// <summary>What holds for the whole API: how one signs in, what problems look like.</summary>
internal sealed class DescribeDocument : IOpenApiDocumentTransformer
{
    public const string Scheme = "token";

    private const string About =
        "Everything people do in the house, by program. Sign in with a personal access token from your settings: `Authorization: Bearer hbg_…`. "
        + "Cookies count for nothing here. A token does what its member may do, within its scopes: `read`, `write`, `admin`, each with the ones before it. "
        + "Send writes with an `Idempotency-Key` of your own making: repeated within a day, the same request is carried out once and gets the same answer. "
        + "Lists answer with `items` and `next`; pass `next` as `after` to read on. Instants are ISO 8601 in UTC. "
        + "Problems are `application/problem+json` with a stable `code`; their sentences follow `Accept-Language` (de, en).";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo { Title = "Herberge", Version = "v1", Description = About };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "hbg_…",
            Description = "A personal access token. Each operation names the scope it needs.",
        };
        if (document.Components.Schemas?.TryGetValue("ProblemDetails", out var known) == true && known is OpenApiSchema problem)
        {
            problem.Properties ??= new Dictionary<string, IOpenApiSchema>();
            problem.Properties["code"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Stable name of the problem, for programs" };
            problem.Properties["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "Sentences by the field or parameter they are about",
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
            };
        }

        return Task.CompletedTask;
    }
}
