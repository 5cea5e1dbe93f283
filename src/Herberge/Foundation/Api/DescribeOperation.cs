using System.Text.Json;
using System.Text.Json.Nodes;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api.Once;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Herberge.Foundation.Api;

/// <summary>Says of each operation which scope it needs, what stands in its address, and what its answers mean.</summary>
internal sealed class DescribeOperation : IOpenApiOperationTransformer
{
    private static readonly Dictionary<string, string> Answers = new(StringComparer.Ordinal)
    {
        ["200"] = "Here it is",
        ["201"] = "Made; Location says where",
        ["204"] = "Done",
        ["400"] = "Something in the request is wrong; errors names where",
        ["401"] = "No token, or one that doesn't hold",
        ["403"] = "The token lacks the scope, or its member may not do this",
        ["404"] = "Not there, or hidden from the token's member",
        ["409"] = "The state of things doesn't allow it",
        ["412"] = "Somebody changed it since the edition in If-Match",
        ["413"] = "The body is too large",
        ["415"] = "The body is of a kind this address doesn't read",
        ["422"] = "Something else came under this Idempotency-Key before",
        ["429"] = "Too many writes in a minute; Retry-After says how many seconds to wait",
    };

    private static readonly Dictionary<string, string> Parameters = new(StringComparer.Ordinal)
    {
        ["slug"] = "The space, as in the address of its page",
        ["memberId"] = "Id of the person",
        ["handle"] = "Handle of the person, without @",
        ["key"] = "The place: thread:{id}, space:{id} or post:{id}",
        ["kind"] = "The word",
        ["If-Match"] = "ETag of what you read before; the change is refused with 412 when it no longer holds",
    };

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var scope = context.Description.ActionDescriptor.EndpointMetadata.OfType<RequiredScope>().Last().Scope;
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(DescribeDocument.Scheme, context.Document)] = [scope] }];
        operation.Description = scope == TokenScopes.Admin
            ? "Needs the scope `admin`, on a token of an administrator."
            : $"Needs the scope `{scope}`.";
        if (context.Description.HttpMethod != HttpMethods.Get) (operation.Parameters ??= []).Add(new OpenApiParameter
        {
            Name = OnceOnly.Header,
            In = ParameterLocation.Header,
            Description = "A key of your own making: sent again under it within a day, this request is carried out once and answered alike",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>()) Describe(parameter, context.Description);
        foreach (var (status, answer) in operation.Responses ?? [])
            if (Answers.TryGetValue(status, out var meaning)) answer.Description = meaning;
        return Task.CompletedTask;
    }

    private static void Describe(OpenApiParameter parameter, ApiDescription endpoint)
    {
        if (string.IsNullOrEmpty(parameter.Description))
            parameter.Description = Parameters.GetValueOrDefault(parameter.Name!) ?? $"Id of the {ThingOf(endpoint.RelativePath!)}";
        var type = (endpoint.ParameterDescriptions.FirstOrDefault(p => p.Name == parameter.Name)?.ParameterDescriptor as IParameterInfoParameterDescriptor)?.ParameterInfo.ParameterType;
        if (type is null) return;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(Word<>)) return;
        parameter.Schema = new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Enum = [.. Enum.GetNames(type.GetGenericArguments()[0]).Select(name => (JsonNode)JsonNamingPolicy.KebabCaseLower.ConvertName(name))],
        };
    }

    /// <summary><c>api/v1/threads/{id}/posts</c> → <c>thread</c>.</summary>
    private static string ThingOf(string path)
    {
        var parts = path.Split('/');
        var at = Array.FindIndex(parts, part => part.StartsWith("{id", StringComparison.Ordinal));
        return at > 0 ? parts[at - 1].TrimEnd('s') : "thing";
    }
}
