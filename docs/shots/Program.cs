using Microsoft.Playwright;
using Plainmend.Shots;

if (args is not [var site, var folder]) throw new ArgumentException("Shots SITE FOLDER: take.sh starts the product and calls this.");
using var playwright = await Playwright.CreateAsync();
await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium", Args = ["--no-sandbox"] });
var camera = new Camera(browser, site, folder);
var wall = await camera.WallAsync();
await camera.TakeAsync(new("wall-now-1920-zh", wall + "?screen=1", 1920, 1080, "zh-CN"));
await camera.TakeAsync(new("wall-day-1920-en", wall + "?screen=2", 1920, 1080, "en"));
await camera.TakeAsync(new("wall-now-3840-en", wall + "?screen=1", 3840, 2160, "en"));
await camera.TakeAsync(new("report-1366-zh", "/analytics?days=7", 1366, 1400, "zh-CN", "沈岚"));
await camera.TakeAsync(new("report-1366-en", "/analytics?days=7", 1366, 1400, "en", "Shen Lan"));
foreach (var story in new[] { "qinghe", "anju", "yunzhan" }) await camera.TakeAsync(new($"story-{story}-1366-en", $"/stories/{story}", 1366, 1100, "en"));
