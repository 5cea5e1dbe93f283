using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api.Once;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Files;
using Herberge.Foundation.Outbox;
using Herberge.Foundation.Search;
using Herberge.Foundation.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Foundation;

internal sealed class FoundationTables :
    IEntityTypeConfiguration<AuditEntry>, IEntityTypeConfiguration<OutboxMessage>, IEntityTypeConfiguration<HouseSettings>,
    IEntityTypeConfiguration<AccessToken>, IEntityTypeConfiguration<SignInLink>, IEntityTypeConfiguration<StoredFile>,
    IEntityTypeConfiguration<SearchRow>, IEntityTypeConfiguration<PasskeyUse>, IEntityTypeConfiguration<KeptAnswer>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("audit");
        entry.Property(e => e.Action).HasMaxLength(80);
        entry.HasIndex(e => e.At);
    }

    public void Configure(EntityTypeBuilder<OutboxMessage> message)
    {
        message.ToTable("outbox");
        message.Property(m => m.Kind).HasMaxLength(40);
        message.HasIndex(m => new { m.DeliveredAt, m.DeadAt, m.DueAt });
    }

    public void Configure(EntityTypeBuilder<HouseSettings> settings)
    {
        settings.ToTable("house");
        settings.Property(s => s.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<AccessToken> token)
    {
        token.ToTable("access_tokens");
        token.HasIndex(t => t.Hash).IsUnique();
        token.HasIndex(t => t.MemberId);
    }

    public void Configure(EntityTypeBuilder<SignInLink> link)
    {
        link.ToTable("sign_in_links");
        link.HasIndex(l => l.Hash).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PasskeyUse> use)
    {
        use.ToTable("passkey_uses");
        use.HasKey(u => u.CredentialId);
        use.Property(u => u.CredentialId).HasMaxLength(1024);
        use.HasOne<Account>().WithMany().HasForeignKey(u => u.AccountId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<StoredFile> file)
    {
        file.ToTable("files");
        file.Property(f => f.Name).HasMaxLength(200);
        file.HasIndex(f => f.PostId);
        file.HasIndex(f => f.OwnerId);
    }

    public void Configure(EntityTypeBuilder<SearchRow> row)
    {
        row.ToTable("search_docs");
        row.HasKey(r => r.Key);
        row.Property(r => r.Key).ValueGeneratedNever();
        row.HasIndex(r => new { r.Kind, r.Id }).IsUnique();
        row.HasIndex(r => r.ThreadId);
    }

    public void Configure(EntityTypeBuilder<KeptAnswer> answer)
    {
        answer.ToTable("api_answers");
        answer.HasKey(a => new { a.MemberId, a.Key });
        answer.Property(a => a.Key).HasMaxLength(200);
        answer.HasIndex(a => a.At);
    }
}
