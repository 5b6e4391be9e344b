using Microsoft.EntityFrameworkCore;
using Plainmend.Domain;

namespace Plainmend.Data;

/// <summary>Whether a company's module is switched on. Asked again at every act and reading, so a switch works at once.</summary>
public static class ModuleGate
{
    /// <summary>True while the module is on.</summary>
    public static Task<bool> IsOnAsync(AppDb db, string module, CancellationToken stop) => db.Modules.AnyAsync(m => m.Module == module && m.On, stop);

    /// <summary>Refuses while the module is off.</summary>
    public static async Task RequireAsync(AppDb db, string module, CancellationToken stop)
    {
        if (!await IsOnAsync(db, module, stop)) throw new RefusedException(Refusal.ModuleOff, $"Module_{module}");
    }
}
