using Plainmend.Domain.Billing;
using Plainmend.Domain.Surge;
using static Plainmend.Domain.People.Role;
using static Plainmend.Domain.People.ServiceMode;

namespace Plainmend.Demo;

/// <summary>The three companies of the demo world. All names are invented.</summary>
public static class DemoCompanies
{
    public static IReadOnlyList<DemoCompany> All => [Anju, Qinghe, Yunzhan];

    private static readonly string[] Shanghai = ["浦东", "闵行", "徐汇", "静安", "杨浦"];

    private static DemoCompany Anju => new(
        "anju", "安居电器", "Anju Appliances", "AJ", "400-820-0382", [.. Shanghai, "天河", "番禺", "顺德"],
        [
            new("fridge", "冰箱", "Fridge", ["BCD-452", "BCD-210", "BCD-601"],
            [
                new("fridge.not-cooling", "不制冷", "Not cooling", Visit, 75, 120, "BOARD-186", Share: 24),
                new("fridge.heavy-frost", "结霜严重", "Heavy frost", Visit, 50, 120, "HEATER-95"),
                new("fridge.leak", "漏氟补焊加液", "Refrigerant leak", Visit, 120, 220, "R600-90", Share: 6),
                new("fridge.door-seal", "门封不严", "Door seal", Visit, 30, 100, "SEAL-68"),
            ]),
            new("washer", "洗衣机", "Washer", ["XQG-100", "XQB-80"],
            [
                new("washer.noise", "异响", "Noise", Visit, 60, 110, "DAMPER-72"),
                new("washer.no-drain", "不排水", "Does not drain", Visit, 40, 90, "PUMP-85"),
                new("washer.board", "电脑板故障", "Control board", Visit, 60, 130, "WBOARD-260", Share: 6),
            ]),
            new("ac", "空调", "Air conditioner", ["KFR-35", "KFR-72"],
            [
                new("ac.leaking", "漏水", "Leaking", Visit, 45, 100, Share: 14),
                new("ac.top-up", "补加冷媒", "Refrigerant top-up", Visit, 50, 80, "R32-200"),
                new("ac.capacitor", "外机电容", "Outdoor capacitor", Visit, 40, 90, "CAP-45"),
            ]),
            new("heater", "热水器", "Water heater", ["JSQ-30", "JSQ-24"],
            [
                new("heater.e6", "E6 点火故障", "E6 ignition fault", Visit, 55, 110, "IGN-88"),
                new("heater.gas-alarm", "燃气报警", "Gas alarm", Visit, 30, 0, Urgent: true, Share: 2, Steps:
                [
                    new("关闭燃气阀门并开窗通风", "Shut the gas valve and air the room"), new("用检漏液检查每个接头", "Check every joint with leak spray"),
                    new("试机并复测燃气浓度", "Run the heater and measure the gas once more"),
                ]),
            ]),
        ],
        [
            new("lina", "李娜", "Li Na", Agent), new("zhangyue", "张悦", "Zhang Yue", Agent), new("tangning", "唐宁", "Tang Ning", Agent),
            new("shenlan", "沈岚", "Shen Lan", Supervisor), new("qiancheng", "钱程", "Qian Cheng", Finance), new("chenjing.admin", "陈敬", "Chen Jing", Admin),
        ],
        [
            new("zhoujianguo", "周建国", "Zhou Jianguo", [("fridge", 5), ("ac", 4)], ["浦东", "静安", "杨浦"], 6, 31.2215, 121.5447),
            new("chenjing", "陈静", "Chen Jing", [("washer", 4), ("heater", 4)], ["徐汇", "闵行", "静安"], 6, 31.1885, 121.4365),
            new("wangqiang", "王强", "Wang Qiang", [("ac", 5), ("fridge", 2)], ["闵行", "徐汇", "浦东"], 6, 31.1128, 121.3817),
            new("liuyang", "刘洋", "Liu Yang", [("heater", 5), ("washer", 3)], ["静安", "杨浦", "浦东"], 6, 31.2290, 121.4480, "gas"),
            new("zhaomin", "赵敏", "Zhao Min", [("fridge", 4), ("washer", 3)], ["杨浦", "静安", "浦东"], 6, 31.2595, 121.5260),
            new("sunhao", "孙浩", "Sun Hao", [("fridge", 3), ("washer", 3), ("ac", 3), ("heater", 3)], ["顺德", "番禺"], 7, 22.8054, 113.2934, "gas"),
            new("heli", "何丽", "He Li", [("washer", 4), ("fridge", 3)], ["天河", "番禺"], 6, 23.1246, 113.3612),
            new("guokai", "郭凯", "Guo Kai", [("ac", 4), ("heater", 3)], ["番禺", "天河", "顺德"], 6, 22.9380, 113.3842),
        ],
        Parts(
            ("BOARD-186", "主控板", "Main board", 186), ("HEATER-95", "化霜加热器", "Defrost heater", 95), ("R600-90", "制冷剂 R600a", "Refrigerant R600a", 90),
            ("SEAL-68", "门封条", "Door seal", 68), ("DAMPER-72", "减震器", "Shock absorber", 72), ("PUMP-85", "排水泵", "Drain pump", 85),
            ("WBOARD-260", "洗衣机电脑板", "Washer control board", 260), ("R32-200", "冷媒 R32", "Refrigerant R32", 200), ("CAP-45", "启动电容", "Start capacitor", 45),
            ("IGN-88", "点火器", "Igniter", 88)), UrgentMinutes: 2);

    private static DemoCompany Qinghe => new(
        "qinghe", "青禾优选", "Qinghe Select", "QH", "400-571-0618", ["上城", "西湖", "滨江", "萧山", "余杭"],
        [
            new("digital", "小家电数码", "Small appliances", ["QH-K1", "QH-P2", "QH-V3"],
            [
                new("digital.dead", "无法开机", "Does not start", SendIn, 40, 60, "CELL-90", Share: 20),
                new("digital.screen", "屏幕更换", "Screen replacement", SendIn, 35, 80, "SCREEN-260"),
                new("digital.doa", "开箱破损", "Damaged on arrival", Swap, 10, 0),
            ]),
            new("install", "上门安装", "Installation", ["QH-H5"], [new("install.standard", "安装服务", "Installation", Visit, 60, 99, "BRACKET-45", Share: 20)]),
        ],
        [
            new("fangyuan", "方圆", "Fang Yuan", Agent), new("jiangtao", "江涛", "Jiang Tao", Agent), new("muxin", "穆欣", "Mu Xin", Supervisor),
            new("qiuyan", "邱燕", "Qiu Yan", Finance), new("yaoli", "姚莉", "Yao Li", Admin),
        ],
        [
            new("machao", "马超", "Ma Chao", [("install", 4), ("digital", 2)], ["余杭", "西湖"], 6, 30.4190, 120.3000),
            new("zhuying", "朱颖", "Zhu Ying", [("digital", 5)], ["滨江", "上城"], 8, 30.2084, 120.2120),
            new("gaoxiang", "高翔", "Gao Xiang", [("install", 4)], ["萧山", "滨江", "上城"], 6, 30.1850, 120.2640),
            new("luodan", "罗丹", "Luo Dan", [("digital", 4)], ["西湖", "上城"], 8, 30.2595, 120.1300),
        ],
        Parts(("CELL-90", "电池组", "Battery pack", 90), ("SCREEN-260", "屏幕总成", "Screen assembly", 260), ("BRACKET-45", "安装支架", "Bracket", 45)));

    private static DemoCompany Yunzhan => new(
        "yunzhan", "云栈智联", "Yunzhan Link", "YZ", "400-755-0616", ["南山", "福田", "宝安", "龙岗"],
        [
            new("router", "路由器", "Router", ["YZ-AX6", "YZ-BE7"], [new("router.drops", "频繁掉线", "Connection drops", Remote, 18, 0, Share: 20)]),
            new("lock", "智能门锁", "Door lock", ["YZ-L3", "YZ-L5"],
            [
                new("lock.locked-out", "无法解锁", "Locked out", Visit, 35, 100, "CELLBOX-30", Urgent: true),
                new("lock.fingerprint", "指纹失灵", "Fingerprint fails", Visit, 40, 80, "FINGER-120", Share: 16),
            ]),
            new("camera", "摄像机", "Camera", ["YZ-C2"], [new("camera.offline", "离线", "Offline", Remote, 12, 0)]),
        ],
        [
            new("baijing", "白静", "Bai Jing", Agent), new("kongwei", "孔伟", "Kong Wei", Agent), new("shilei", "石磊", "Shi Lei", Supervisor),
            new("tianhe", "田禾", "Tian He", Finance), new("leiming", "雷鸣", "Lei Ming", Admin),
        ],
        [
            new("lintao", "林涛", "Lin Tao", [("lock", 5)], ["南山", "宝安"], 7, 22.5333, 113.9304),
            new("huangrong", "黄蓉", "Huang Rong", [("lock", 4), ("camera", 4)], ["福田", "龙岗", "南山"], 7, 22.5410, 114.0590),
            new("wudi", "吴迪", "Wu Di", [("router", 5), ("camera", 4)], [], 20, 22.5400, 114.0000),
            new("xulei", "徐磊", "Xu Lei", [("lock", 4)], ["宝安", "龙岗", "福田"], 7, 22.5550, 113.8830),
            new("denghui", "邓辉", "Deng Hui", [("lock", 4)], ["南山", "福田", "宝安"], 6, 22.5480, 113.9500, Partner: true),
            new("zhengkai", "郑凯", "Zheng Kai", [("lock", 3), ("camera", 3)], ["龙岗", "福田"], 6, 22.6000, 114.1200, Partner: true),
            new("dingling", "丁玲", "Ding Ling", [("router", 4), ("camera", 3)], [], 12, 22.5400, 114.0300, Partner: true),
        ],
        Parts(("CELLBOX-30", "电池仓", "Battery case", 30), ("FINGER-120", "指纹头", "Fingerprint module", 120)),
        new(SurgeMeasure.Oldest, 20, 8, 30, 5, 10, 15, 30, 3, 60, 900, 9000, 60, 2, 8, new(8, 0), new(22, 0)));

    private static Dictionary<string, PartPrice> Parts(params (string Sku, string Zh, string En, decimal Price)[] parts) =>
        parts.ToDictionary(p => p.Sku, p => new PartPrice(new Bilingual(p.Zh, p.En), p.Price));
}
