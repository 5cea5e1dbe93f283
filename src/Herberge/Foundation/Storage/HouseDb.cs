using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api.Once;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Files;
using Herberge.Foundation.Imports;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Outbox;
using Herberge.Foundation.Search;
using Herberge.Foundation.Settings;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Foundation.Storage;

/// <summary>
/// The house's one database model. Rooms add their tables through their <c>…Tables</c> configuration classes and reach
/// them through the extension properties declared there, so that a room can't touch another room's tables unseen.
/// </summary>
public abstract class HouseDb(DbContextOptions options) : IdentityUserContext<Account, Guid>(options)
{
    public DbSet<Act> Acts => Set<Act>();

    public DbSet<Tie> Ties => Set<Tie>();

    public DbSet<Occasion> Occasions => Set<Occasion>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<HouseSettings> Settings => Set<HouseSettings>();

    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();

    public DbSet<PasskeyUse> PasskeyUses => Set<PasskeyUse>();

    public DbSet<SignInLink> SignInLinks => Set<SignInLink>();

    public DbSet<StoredFile> Files => Set<StoredFile>();

    public DbSet<ImportedItem> ImportedItems => Set<ImportedItem>();

    internal DbSet<KeptAnswer> KeptAnswers => Set<KeptAnswer>();

    internal DbSet<SearchRow> SearchRows => Set<SearchRow>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Account>().ToTable("accounts");
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("account_claims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("account_logins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("account_tokens");
        builder.Entity<IdentityUserPasskey<Guid>>().ToTable("account_passkeys");
        builder.ApplyConfigurationsFromAssembly(typeof(HouseDb).Assembly);
    }
}
