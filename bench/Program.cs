using BenchmarkDotNet.Running;
using Plainmend.Bench;

if (args is ["ingest", var address, var key]) await Ingest.RunAsync(address, key);
else if (args is ["sizes"]) await Sizes.RunAsync();
else BenchmarkSwitcher.FromAssembly(typeof(BillingBenchmarks).Assembly).Run(args);
