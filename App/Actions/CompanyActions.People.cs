using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Assignment;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>What an administrator does about people.</summary>
public sealed partial class CompanyActions
{
    /// <summary>Takes somebody on and returns his number.</summary>
    /// <exception cref="RefusedException">A field is wrong (named), or the sign-in name is taken.</exception>
    public async Task<Guid> TakeOnAsync(Viewer by, string? login, string? password, MemberEntry entry, CancellationToken stop)
    {
        var actor = by.RequireAdmin();
        var (said, name) = (entry.Clean(), MemberEntry.CleanLogin(login));
        var member = new Member
        {
            TenantId = by.Tenant, Id = Guid.CreateVersion7(clock.GetUtcNow()), Login = name, Name = said.Name, NameEn = said.NameEn, Role = said.Role,
            PasswordHash = Passwords.Chosen(password), Stamp = LinkSecret.New(), Active = said.Active,
        };
        await AddMemberAsync(member, said.Work?.Of(member, null), actor, stop);
        return member.Id;
    }

    /// <summary>
    /// Changes a person and, of a technician, his work. Whoever gets another role or is deactivated is signed out
    /// everywhere; the version seen must still be the newest.
    /// </summary>
    public Task ChangePersonAsync(Viewer by, Guid id, int seen, MemberEntry entry, CancellationToken stop)
    {
        var actor = by.RequireAdmin();
        var said = entry.Clean();
        return writer.WriteAsync(by.Tenant, async (db, s) =>
        {
            var member = await MemberAsync(db, id, seen, s);
            if (member is { Role: Role.Admin, Active: true } && (said.Role != Role.Admin || !said.Active)) await KeepOneAdminAsync(db, id, s);
            var row = await db.Technicians.AsTracking().SingleOrDefaultAsync(t => t.Id == id, s);
            Alter(db, member, row, said, actor, clock.GetUtcNow());
            await db.SaveChangesAsync(s);
        }, stop);
    }

    /// <summary>Gives somebody another password; he is signed out everywhere.</summary>
    public Task ResetPasswordAsync(Viewer by, Guid id, int seen, string? password, CancellationToken stop)
    {
        var actor = by.RequireAdmin();
        var hash = Passwords.Chosen(password);
        return writer.WriteAsync(by.Tenant, async (db, s) =>
        {
            var member = await MemberAsync(db, id, seen, s);
            (member.PasswordHash, member.Stamp) = (hash, LinkSecret.New());
            member.Version++;
            db.Note(Subjects.Member, id, member.Version, "PasswordReset", new { member.Name }, actor, clock.GetUtcNow());
            await db.SaveChangesAsync(s);
        }, stop);
    }

    private static async Task<Member> MemberAsync(AppDb db, Guid id, int seen, CancellationToken stop)
    {
        var member = await db.Members.AsTracking().SingleOrDefaultAsync(m => m.Id == id, stop) ?? throw new RefusedException(Refusal.NotFound);
        return member.Version == seen ? member : throw new RefusedException(Refusal.SomeoneWasFaster);
    }

    private static async Task KeepOneAdminAsync(AppDb db, Guid leaving, CancellationToken stop)
    {
        if (!await db.Members.AnyAsync(m => m.Id != leaving && m.Role == Role.Admin && m.Active, stop)) throw new RefusedException(Refusal.LastAdmin);
    }

    /// <summary>Brings a person and his work to what was said; the caller saves.</summary>
    internal static void Alter(AppDb db, Member member, TechnicianRow? row, MemberEntry said, Actor by, DateTimeOffset now)
    {
        if (member.Role != said.Role || member.Active != said.Active) member.Stamp = LinkSecret.New();
        (member.Name, member.NameEn, member.Role, member.Active) = (said.Name, said.NameEn, said.Role, said.Active);
        member.Version++;
        db.Note(Subjects.Member, member.Id, member.Version, "MemberChanged", new { member.Name, member.Role, member.Active }, by, now);
        if (said.Work is { } work) SetWork(db, row, member, work.Of(member, row?.Profile), by, now);
        else if (row is { Profile.Active: true }) SetWork(db, row, member, row.Profile with { Active = false }, by, now);
    }

    private static void SetWork(AppDb db, TechnicianRow? row, Member member, Technician profile, Actor by, DateTimeOffset now)
    {
        if (row is null) db.Technicians.Add(row = new() { TenantId = member.TenantId, Id = member.Id, Profile = profile });
        (row.Profile, row.Version) = (profile, row.Version + 1);
        db.Note(Subjects.Technician, member.Id, row.Version, "TechnicianChanged", profile, by, now);
    }
}
