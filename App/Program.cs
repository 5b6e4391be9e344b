using Plainmend;
using Plainmend.Actions;
using Plainmend.Components;
using Plainmend.Data;
using Plainmend.Demo;
using Plainmend.Http;
using Plainmend.Jobs;
using Plainmend.Live;
using Plainmend.Reads;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = SiteRoot.Locate() });
builder.WebHost.UseStaticWebAssets();
builder.AddSessions();
builder.AddData();
builder.AddLive();
builder.Services.AddActions();
builder.Services.AddReads();
builder.Services.AddJobs();
builder.Services.AddHttp();
builder.AddInterface();
builder.AddDemo();

var app = builder.Build();
await app.Services.GetRequiredService<Db>().MigrateAsync(app.Lifetime.ApplicationStopping);
app.UseInterface();
app.MapInterface();
app.MapHttp();
app.MapDemo();
await app.RunAsync();

public partial class Program;
