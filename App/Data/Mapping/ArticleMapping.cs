using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Plainmend.Domain.People;

namespace Plainmend.Data.Mapping;

internal sealed class ArticleMapping : IEntityTypeConfiguration<ArticleRow>
{
    public void Configure(EntityTypeBuilder<ArticleRow> article)
    {
        article.HasKey(a => new { a.TenantId, a.Id });
        article.Property(a => a.Version).IsConcurrencyToken();
        article.Property(a => a.Title).HasMaxLength(80);
        article.Property(a => a.TitleEn).HasMaxLength(80);
        article.Property(a => a.Lines).HasConversion(new AsJson<IReadOnlyList<string>>(), new ByReference<IReadOnlyList<string>>());
        article.Property(a => a.Faults).HasConversion(new AsJson<IReadOnlyList<string>>(), new ByReference<IReadOnlyList<string>>());
        article.HasOne<Tenant>().WithMany().HasForeignKey(a => a.TenantId).OnDelete(DeleteBehavior.Restrict);
    }
}
