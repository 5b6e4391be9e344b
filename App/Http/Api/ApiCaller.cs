using Plainmend.Access;
using Plainmend.Domain.People;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Http.Api;

/// <summary>Who calls: the program behind a key, or a signed-in member who may see bills. Every call with a key is counted.</summary>
/// <param name="Tenant">The company.</param>
/// <param name="Name">The key's label or the member's name, for the log.</param>
/// <param name="Id">The key's or the member's.</param>
internal sealed record ApiCaller(int Tenant, string Name, Guid Id)
{
    /// <summary>A program at the desk: what an agent may do it may do, under the name of its key.</summary>
    public Viewer Agent => new(Tenant, Id, Name, Name, Role.Agent);

    /// <summary>The caller of this request; refuses with 401 without a valid key, 403 with the wrong one.</summary>
    /// <param name="sessions">Whether Admin and Finance may call with their session, which is safe only for reading.</param>
    public static async Task<ApiCaller> OfAsync(HttpContext http, ApiRight right, bool sessions)
    {
        if (ApiKey.From(http.Request.Headers.Authorization) is { } key)
        {
            var holder = await http.RequestServices.GetRequiredService<ApiKeyReads>().FindAsync(key, http.RequestAborted);
            if (holder is null) throw Unknown(http);
            // A company's own pages go on reading their bill; only programs are shut out.
            await http.RequestServices.GetRequiredService<ApiKeyReads>().RequireOpenAsync(holder.Tenant, http.RequestAborted);
            if (holder.Right != right) throw new ApiRefusedException(StatusCodes.Status403Forbidden, ApiText.Detail_403);
            // Only programs are counted: to check one's own bill costs nothing.
            http.RequestServices.GetRequiredService<ApiCallMeter>().Count(holder.Tenant);
            return new(holder.Tenant, holder.Label, holder.Id);
        }
        if (!sessions || Viewer.From(http.User) is not { } viewer) throw Unknown(http);
        return viewer.Role is Role.Admin or Role.Finance ? new(viewer.Tenant, viewer.Name, viewer.Id) : throw new ApiRefusedException(StatusCodes.Status403Forbidden, ApiText.Detail_403);
    }

    private static ApiRefusedException Unknown(HttpContext http)
    {
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return new(StatusCodes.Status401Unauthorized, ApiText.Detail_401);
    }
}
