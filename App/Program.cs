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
var db = builder.AddData();
// Readying the model and the schema takes as long as all the wiring below: side by side.
var schema = Task.Run(() => db.MigrateAsync(default));
builder.AddLive();
builder.Services.AddActions();
builder.Services.AddReads();
builder.Services.AddJobs();
builder.Services.AddHttp();
builder.AddInterface();
builder.AddDemo();

var app = builder.Build();
app.UseInterface();
app.UseHttp();
app.MapInterface();
app.MapHttp();
app.MapDemo();
await schema;
await app.RunAsync();

public partial class Program;
