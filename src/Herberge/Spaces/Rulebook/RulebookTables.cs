using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Spaces.Rulebook;

internal static class RulebookSets
{
    extension(HouseDb db)
    {
        internal DbSet<Rule> Rules => db.Set<Rule>();

        internal DbSet<RuleVersion> RuleVersions => db.Set<RuleVersion>();
    }
}

internal sealed class RulebookTables : IEntityTypeConfiguration<Rule>, IEntityTypeConfiguration<RuleVersion>
{
    public void Configure(EntityTypeBuilder<Rule> rule)
    {
        rule.ToTable("rules");
        rule.Property(r => r.Language).HasMaxLength(2);
        rule.HasIndex(r => r.Kind);
    }

    public void Configure(EntityTypeBuilder<RuleVersion> version)
    {
        version.ToTable("rule_versions");
        version.Property(v => v.Title).HasMaxLength(Rule.LongestTitle);
        version.Property(v => v.Note).HasMaxLength(Rule.LongestNote);
        version.HasIndex(v => new { v.RuleId, v.Number }).IsUnique();
        version.HasOne<Rule>().WithMany().HasForeignKey(v => v.RuleId);
        version.HasOne<Member>().WithMany().HasForeignKey(v => v.By);
        version.HasOne<Member>().WithMany().HasForeignKey(v => v.ApprovedBy);
    }
}
