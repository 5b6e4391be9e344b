using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Plainmend.Domain.Notices;
using Plainmend.Domain.People;

namespace Plainmend.Data.Mapping;

internal sealed class NoticeMapping : IEntityTypeConfiguration<OutboxRow>, IEntityTypeConfiguration<NoticeRow>, IEntityTypeConfiguration<ChoicesRow>, IEntityTypeConfiguration<BotRow>
{
    public void Configure(EntityTypeBuilder<OutboxRow> message)
    {
        message.HasKey(m => new { m.TenantId, m.Id });
        message.Property(m => m.Version).IsConcurrencyToken();
        message.Property(m => m.Recipient).HasMaxLength(EmailAddress.Most);
        message.Property(m => m.Language).HasMaxLength(10);
        message.Property(m => m.Says).HasConversion(new AsJson<NoticeFacts>(), new ByReference<NoticeFacts>());
        message.Property(m => m.LastError).HasMaxLength(300);
        message.Property(m => m.Key).HasMaxLength(400);
        // Told once: the same fact to the same reader can be stored only once in a company.
        message.HasIndex(m => new { m.TenantId, m.Key }).IsUnique();
        message.HasIndex(m => new { m.TenantId, m.State, m.NextAt });
        message.HasOne<Tenant>().WithMany().HasForeignKey(m => m.TenantId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<NoticeRow> notice)
    {
        notice.HasKey(n => new { n.TenantId, n.Id });
        notice.Property(n => n.Says).HasConversion(new AsJson<NoticeFacts>(), new ByReference<NoticeFacts>());
        notice.HasIndex(n => new { n.TenantId, n.PersonId, n.At });
        // The bell counts these at every ring.
        notice.HasIndex(n => new { n.TenantId, n.PersonId, n.ReadAt });
        notice.HasOne<Member>().WithMany().HasForeignKey(n => new { n.TenantId, n.PersonId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ChoicesRow> choices)
    {
        choices.HasKey(c => new { c.TenantId, c.PersonId });
        choices.Property(c => c.Version).IsConcurrencyToken();
        choices.Property(c => c.Choices).HasConversion(new AsJson<NoticeChoices>(), new ByReference<NoticeChoices>());
        choices.HasOne<Member>().WithMany().HasForeignKey(c => new { c.TenantId, c.PersonId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<BotRow> bot)
    {
        bot.HasKey(b => new { b.TenantId, b.Id });
        bot.Property(b => b.Version).IsConcurrencyToken();
        bot.Property(b => b.Label).HasMaxLength(40);
        bot.Property(b => b.Language).HasMaxLength(10);
        bot.Property(b => b.Hint).HasMaxLength(300);
        bot.Property(b => b.Kinds).HasConversion(new AsJson<IReadOnlyList<NoticeKind>>(), new ByReference<IReadOnlyList<NoticeKind>>());
        bot.HasOne<Tenant>().WithMany().HasForeignKey(b => b.TenantId).OnDelete(DeleteBehavior.Restrict);
    }
}
