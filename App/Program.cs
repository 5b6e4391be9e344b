using Plainmend;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = SiteRoot.Locate() });
builder.WebHost.UseStaticWebAssets();

var app = builder.Build();
app.MapStaticAssets();
app.MapGet("/healthz", () => "ok");
await app.RunAsync();

public partial class Program;
