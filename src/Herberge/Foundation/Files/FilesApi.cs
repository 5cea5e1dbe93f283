using System.ComponentModel;
using System.Text.Json.Serialization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Herberge.Foundation.Files;

/// <summary>Files by token: sent here, then used in a post; served to whoever may read it.</summary>
internal static class FilesApi
{
    /// <summary>Some room for the form around the file; the store counts the file itself.</summary>
    private const long AroundFile = 64 * 1024;

    public static void MapFilesApi(this IEndpointRouteBuilder app)
    {
        var largest = app.ServiceProvider.GetRequiredService<IOptions<HouseOptions>>().Value.Limits.UploadBytes;
        var api = app.MapApi("Files");
        api.MapPost("/files", async ([Description("The file")] IFormFile? file, FileStore files, Viewer viewer, Reply reply, CancellationToken ct) =>
            {
                if (file is null) return reply.Refuse(Problem.Invalid("file", "file-missing"));
                await using var content = file.OpenReadStream();
                return reply.Created(await files.SaveAsync(content, file.FileName, viewer, ct), saved => $"/files/{saved.Id}", FileEndpoints.Describe);
            })
            .Operation(TokenScopes.Write, "uploadFile", "Keeps a file; only you see it until a post of yours uses it")
            .Produces<UploadedFile>(StatusCodes.Status201Created)
            .WithMetadata(new RequestSizeLimitAttribute(largest + AroundFile));
        api.MapGet("/files/{id:guid}", (Guid id, [Description("Width: for pictures, a smaller copy")] int? w, HttpContext context, HouseDb db, FileStore files, IEnumerable<IFileAccess> access, Viewer viewer, CancellationToken ct) =>
                FileEndpoints.ServeAsync(id, w, context, db, files, access, viewer, ct))
            .Operation(TokenScopes.Read, "readFile", "The bytes of a file").Produces<Stream>(StatusCodes.Status200OK, "application/octet-stream");
    }
}

[JsonSerializable(typeof(UploadedFile))]
internal sealed partial class FilesJson : JsonSerializerContext;
