using BenchmarkDotNet.Running;
using Plainmend.Bench;

if (args is ["ingest"]) await Ingest.RunAsync();
else if (args is ["sizes"]) await Sizes.RunAsync();
else if (args is ["figures", ..]) await FigureReport.RunAsync(args.ElementAtOrDefault(1));
else BenchmarkSwitcher.FromAssembly(typeof(BillingBenchmarks).Assembly).Run(args);
