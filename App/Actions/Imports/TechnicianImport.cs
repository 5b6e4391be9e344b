using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Assignment;
using Plainmend.Domain.People;
using Plainmend.Domain.Sla;
using Plainmend.Domain.Tables;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions.Imports;

/// <summary>Technicians. Nobody gets a password from a table: an administrator gives him one before he signs in.</summary>
internal sealed class TechnicianImport(AppDb db, Actor by, DateTimeOffset now) : RowImport(db, by, now)
{
    private const int UsualLevel = 3;
    private Dictionary<string, string> _lines = [];
    private Dictionary<string, Member> _known = [];
    private Dictionary<Guid, TechnicianRow> _work = [];
    private HashSet<string> _taken = [];
    private string _zone = "";

    public override string KeyField => "Login";

    public override async Task BeginAsync(IReadOnlyList<string> keys, CancellationToken stop)
    {
        _lines = await LinesAsync(stop);
        _zone = await Db.Tenants.Where(t => t.Id == Db.Tenant).Select(t => t.Zone).SingleAsync(stop);
        _known = await Db.Members.AsTracking().Where(m => keys.Contains(m.Login)).ToDictionaryAsync(m => m.Login, StringComparer.Ordinal, stop);
        _work = await Db.Technicians.AsTracking().ToDictionaryAsync(t => t.Id, stop);
        // Sign-in names are unique over all companies; of another's nothing is told but that it is taken.
        _taken = [.. await Db.Members.IgnoreQueryFilters().Where(m => keys.Contains(m.Login) && m.TenantId != Db.Tenant).Select(m => m.Login).ToListAsync(stop)];
    }

    public override string KeyOf(string typed) => base.KeyOf(typed).ToLowerInvariant();

    protected override ImportOutcome Carry(ImportRow row)
    {
        var login = MemberEntry.CleanLogin(row["Login"]);
        if (_taken.Contains(login) || _known.GetValueOrDefault(login) is { Role: not Role.Technician }) throw new RefusedException(Refusal.AlreadyTaken, "Login");
        var member = _known.GetValueOrDefault(login);
        var work = member is null ? null : _work.GetValueOrDefault(member.Id);
        var said = new MemberEntry(row["Name"], row["NameEn"].Length > 0 ? row["NameEn"] : member?.NameEn ?? "", Role.Technician, member?.Active ?? true, Work(row, work?.Profile)).Clean();
        if (member is null)
        {
            member = new() { TenantId = Db.Tenant, Id = Guid.CreateVersion7(Now), Login = login, Name = said.Name, NameEn = said.NameEn, Role = said.Role, Stamp = LinkSecret.New(), Active = true };
            CompanyActions.Enter(Db, member, said.Work!.Of(member, null), By, Now);
            return ImportOutcome.New;
        }
        if ((member.Name, member.NameEn) == (said.Name, said.NameEn) && work is not null && StoredJson.Write(work.Profile) == StoredJson.Write(said.Work!.Of(member, work.Profile))) return ImportOutcome.Unchanged;
        CompanyActions.Alter(Db, member, work, said, By, Now);
        return ImportOutcome.Changed;
    }

    private WorkEntry Work(ImportRow row, Technician? known)
    {
        var skills = row.Words("Skills").Select(Skill).ToList();
        if (skills.Count == 0) throw new RefusedException(Refusal.Required, "Skills");
        return new(
            skills, Words(row, "Certificates", known?.Certificates), Words(row, "Districts", known?.Districts),
            Jobs(row, "JobsPerDay", known?.JobsPerDay ?? 6), Jobs(row, "JobsAtOnce", known?.JobsAtOnce ?? 4), known?.Shift ?? StarterKit.WorkingDays(_zone), known?.Kind ?? TechnicianKind.Own);
    }

    private static IReadOnlyList<string> Words(ImportRow row, string field, IReadOnlyList<string>? known) => row.Words(field) is { Count: > 0 } typed ? typed : known ?? [];

    private static int Jobs(ImportRow row, string field, int otherwise) => CatalogueWords.Within(field, row.Whole(field) ?? otherwise, 0, Technician.MostJobs);

    // "冰箱 4", "Fridge: 4", "fridge=4" or only the line.
    private Skill Skill(string typed)
    {
        var end = typed.TrimEnd();
        var level = end.Length > 1 && char.IsAsciiDigit(end[^1]) && end[^2] is ' ' or ':' or '：' or '=' or '　' ? end[^1] - '0' : UsualLevel;
        if (_lines.TryGetValue(end, out var whole)) return new(whole, UsualLevel);
        var word = level == UsualLevel && !char.IsAsciiDigit(end[^1]) ? end : end[..^1].TrimEnd(' ', ':', '：', '=', '　');
        var line = LineOf(_lines, "Skills", word);
        return level is >= 1 and <= Domain.Assignment.Skill.Master ? new(line, level) : throw new RefusedException(Refusal.OutOfRange, "Level", 1, Domain.Assignment.Skill.Master);
    }
}
