using Plainmend;
using Plainmend.Components;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = SiteRoot.Locate() });
builder.WebHost.UseStaticWebAssets();
builder.AddInterface();

var app = builder.Build();
app.UseInterface();
app.MapInterface();
app.MapGet("/healthz", () => "ok");
await app.RunAsync();

public partial class Program;
