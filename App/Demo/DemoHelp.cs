using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain.Figures;
using Plainmend.Domain.Help;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;

namespace Plainmend.Demo;

/// <summary>Writes a few articles into the demo companies, for what their customers report most, and gives them custom fields and a weekly report.</summary>
public sealed class DemoHelp(ArticleActions articles, FieldActions fields, ReportMailActions mails, MemberBook members)
{
    private static readonly (string Fault, ArticleEntry Entry)[] Known =
    [
        ("fridge.not-cooling", new("冰箱不制冷，先检查这四处", "Fridge not cooling: four things to check", "1. 温控旋钮不在零档。\n2. 门封条没有缝隙，门能自己合上。\n3. 后背离墙十厘米以上。\n4. 断电五分钟后重新通电。\n仍不制冷，请报修。", "1. The thermostat is not at zero.\n2. The door seal has no gap and the door closes by itself.\n3. The back is ten centimetres from the wall.\n4. Unplug for five minutes.\nIf it still does not cool, please report it.", ["fridge"], ["fridge.not-cooling"], ArticleAudience.Customer, true)),
        ("fridge.not-cooling", new("主控板更换步骤", "Replacing the main board", "断电并放电；记下跳线位置；更换后做一次强制化霜，确认压缩机三分钟内启动。", "Disconnect and discharge; note the jumpers; force one defrost afterwards and see the compressor start within three minutes.", ["fridge"], ["fridge.not-cooling"], ArticleAudience.Staff, true)),
        ("washer.no-drain", new("洗衣机不排水的自查方法", "Washer does not drain: check yourself", "先断电，再清理右下角的排水过滤器；检查排水管有没有弯折或高过一米。", "Unplug first, then clean the drain filter at the lower right; see that the hose is neither bent nor higher than one metre.", ["washer"], ["washer.no-drain"], ArticleAudience.Customer, true)),
    ];

    private static readonly CustomField[] Asked =
    [
        new("floor", new("楼层", "Floor"), FieldKind.Number, "", [], [FieldPlace.Report, FieldPlace.Desk], [], [], false, true),
        new("lift", new("有电梯", "Lift in the house"), FieldKind.YesNo, "", [], [FieldPlace.Desk], [], [], false, true),
        new("old-part", new("旧件去向", "Old part"), FieldKind.Choice, "", [new("留给客户", "Left with the customer"), new("带回仓库", "Taken back to the store")], [FieldPlace.Technician], [], [], false, true),
    ];

    /// <summary>Each company gets what fits its catalogue.</summary>
    public async Task WriteAsync(CancellationToken stop)
    {
        foreach (var boss in (await members.DemoAsync(stop, unfinished: true)).Where(p => p.Person.Role == Role.Admin && !p.Company.Operator))
        {
            var faults = DemoCompanies.All.First(c => c.Slug == boss.Company.Slug).Lines.SelectMany(l => l.Faults).Select(f => f.Code).ToHashSet(StringComparer.Ordinal);
            var admin = Viewer.Of(boss.Person);
            await fields.PublishAsync(admin, 0, Asked, stop);
            await mails.KeepAsync(admin, null, 0, new("boss@example.com", Enum.GetValues<FigureGroup>(), ReportEvery.Week, 8, "zh-CN"), stop);
            foreach (var (_, entry) in Known.Where(k => faults.Contains(k.Fault))) await articles.KeepAsync(admin, null, 0, entry, stop);
        }
    }
}
