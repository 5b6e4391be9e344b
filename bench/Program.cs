using BenchmarkDotNet.Running;
using Plainmend.Bench;

if (args is ["ingest", var address, var key]) await Ingest.RunAsync(address, key);
else BenchmarkSwitcher.FromAssembly(typeof(BillingBenchmarks).Assembly).Run(args);
