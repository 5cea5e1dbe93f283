using Microsoft.AspNetCore.Http.Metadata;

namespace Herberge.Foundation.Web;

/// <summary>On a page: its form may carry a whole archive. Only below <c>/admin</c>, where nobody else's form is read.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class LargeUploadAttribute : Attribute, IRequestSizeLimitMetadata, IFormOptionsMetadata
{
    public const long MostBytes = 4L * 1024 * 1024 * 1024;

    public long? MaxRequestBodySize => MostBytes;

    public long? MultipartBodyLengthLimit => MostBytes;

    public bool? BufferBody => null;

    public int? MemoryBufferThreshold => null;

    public long? BufferBodyLengthLimit => null;

    public int? ValueCountLimit => null;

    public int? KeyLengthLimit => null;

    public int? ValueLengthLimit => null;

    public int? MultipartBoundaryLengthLimit => null;

    public int? MultipartHeadersCountLimit => null;

    public int? MultipartHeadersLengthLimit => null;
}
