using System.Security.Claims;
using Plainmend.Access;
using Plainmend.Reads;
using QRCoder;

namespace Plainmend.Http;

/// <summary>The code on a device's label: leads to the report form with the device filled in.</summary>
public static class DeviceLabels
{
    public static void Map(WebApplication app) => app.MapGet("/admin/devices/{id:guid}/label.svg", LabelAsync)
        .RequireAuthorization(p => p.RequireRole("Supervisor", "Admin"));

    private static async Task<IResult> LabelAsync(Guid id, HttpContext http, ClaimsPrincipal user, AdminReads reads, PublicBase site, CancellationToken stop)
    {
        if (await reads.LabelAsync(Viewer.From(user), id, stop) is not { } label) return Results.NotFound();
        if (site.Link(label.Path, $"{http.Request.Scheme}://{http.Request.Host}") is not { } address) return Results.NotFound();
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.Text(code.GetGraphic(8, "#000000", "#FFFFFF", true, SvgQRCode.SizingMode.ViewBoxAttribute), "image/svg+xml");
    }
}
