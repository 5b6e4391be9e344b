// Violations on purpose: the rules must see them. Nothing here is used.
namespace Plainmend.Tests.House.Planted.Data
{
    internal sealed class Db { public static int Count() => 1; }
}

namespace Plainmend.Tests.House.Planted.Domain
{
    internal sealed class InAsyncBody { public static async Task<int> Go() { await Task.Yield(); return Data.Db.Count(); } }
    internal sealed class InLambda { public static Func<int> Go() => () => Data.Db.Count(); }
    internal sealed class InTypeOf { public static Type Go() => typeof(Data.Db); }
    internal sealed class Logs { public static Microsoft.Extensions.Logging.ILogger? Go() => null; }
    internal sealed class Innocent { public static int Go() => 1; }
}

namespace Plainmend.Tests.House.Planted.Components
{
    internal sealed class Page { public static int Go() => Data.Db.Count(); }
    internal sealed class TicketManager;
}
