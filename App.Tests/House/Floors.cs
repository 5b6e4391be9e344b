using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Assembly = System.Reflection.Assembly;

namespace Plainmend.Tests.House;

/// <summary>The floors of the house and who may look at whom, over the compiled code (bodies, lambdas and async included).</summary>
internal sealed class Floors(string root, IReadOnlyList<IType> types)
{
    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["Domain"] = [],
        ["Texts"] = ["Domain"],
        ["Access"] = ["Domain"],
        ["Data"] = ["Domain", "Access"],
        ["Actions"] = ["Domain", "Access", "Data"],
        ["Reads"] = ["Domain", "Access", "Data"],
        ["Live"] = ["Domain", "Access", "Data"],
        ["Components"] = ["Domain", "Access", "Actions", "Reads", "Live", "Texts"],
        ["Jobs"] = ["Domain", "Access", "Actions", "Reads", "Live", "Texts"],
        ["Http"] = ["Domain", "Access", "Actions", "Reads", "Live", "Texts"],
        // The demo world fills and erases whole companies, which no act and no read of a surface does.
        ["Demo"] = ["Domain", "Access", "Data", "Actions", "Reads", "Live", "Texts"],
    };

    public static Floors Of(Assembly assembly, string root)
    {
        var architecture = new ArchLoader().LoadAssembly(assembly).Build();
        return new(root, [.. architecture.Types.Where(t => t.FullName.StartsWith(root, StringComparison.Ordinal))]);
    }

    /// <summary>How many types live on a floor; a rule over an empty floor proves nothing.</summary>
    public int Count(string floor) => types.Count(t => FloorOf(t.FullName) == floor);

    /// <summary>Every look at a floor one may not see: "Domain.Ticket → Data.AppDb".</summary>
    public IReadOnlyList<string> Violations() =>
    [
        .. from type in types
           let floor = FloorOf(type.FullName)
           where floor is not null
           from target in type.Dependencies.Select(d => d.Target.FullName).Distinct()
           let to = FloorOf(target)
           where to is not null && to != floor && !(MayUse.TryGetValue(floor, out var allowed) && allowed.Contains(to))
           select $"{type.FullName} → {target}",
    ];

    /// <summary>Looks of one floor at a foreign namespace: "Domain.Ticket → Microsoft.Extensions.Logging.ILogger".</summary>
    public IReadOnlyList<string> Outside(string floor, string foreign) =>
    [
        .. from type in types
           where FloorOf(type.FullName) == floor
           from target in type.Dependencies.Select(d => d.Target.FullName).Distinct()
           where target.StartsWith(foreign, StringComparison.Ordinal) && !target.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
           select $"{type.FullName} → {target}",
    ];

    private string? FloorOf(string fullName)
    {
        if (!fullName.StartsWith(root + ".", StringComparison.Ordinal)) return null;
        var rest = fullName[(root.Length + 1)..];
        var dot = rest.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? null : rest[..dot];
    }
}
