using System.Text;
using Herberge.Foundation.Imports;
using Herberge.Spaces.Imports.Conversations;

namespace Herberge.Tests.Imports;

public sealed class BoundedLinesTests
{
    [Fact]
    public void Lines_come_one_after_the_other_whatever_they_are_cut_into()
    {
        var far = new string('ä', 70_000);
        using var lines = new BoundedLines(new MemoryStream(Encoding.UTF8.GetBytes($"eins\n\n{far}\nohne Ende")), "export.jsonl", long.MaxValue);

        Assert.Equal(["eins", "", far, "ohne Ende", null], Enumerable.Range(0, 5).Select(_ => lines.Next()));
    }

    [Fact]
    public void A_line_that_never_ends_is_refused_by_its_number()
    {
        using var lines = new BoundedLines(new Endless("kurz\n", "x"), "export.jsonl", long.MaxValue);
        lines.Next();

        var fault = Assert.Throws<WrongImportFileException>(() => lines.Next()).Fault;
        Assert.Equal(("lines-too-long", 2L), (fault.Code, fault.Line));
    }

    [Fact]
    public void What_unpacks_to_more_than_it_may_is_refused()
    {
        using var lines = new BoundedLines(new Endless("", "noch eine\n"), "export.jsonl", 1_000_000);

        Assert.Equal("zip-entry-broken", Assert.Throws<WrongImportFileException>(() => { while (lines.Next() is not null) { } }).Fault.Code);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        using var lines = new BoundedLines(new MemoryStream([(byte)'n', 0xc3, 0x28, (byte)'\n']), "export.jsonl", long.MaxValue);

        Assert.Equal("csv-not-utf8", Assert.Throws<WrongImportFileException>(() => { while (lines.Next() is not null) { } }).Fault.Code);
    }

    /// <summary>Says something once and then the same for ever, as an archive can that lies about its size.</summary>
    private sealed class Endless(string first, string again) : Stream
    {
        private byte[] _rest = Encoding.UTF8.GetBytes(first);

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_rest.Length == 0) _rest = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(again, 4_000)));
            var taken = Math.Min(count, _rest.Length);
            _rest.AsSpan(0, taken).CopyTo(buffer.AsSpan(offset));
            _rest = _rest[taken..];
            return taken;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
