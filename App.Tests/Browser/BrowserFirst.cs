using Plainmend.Tests.Browser;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(BrowserFirst))]

namespace Plainmend.Tests.Browser;

/// <summary>The tests with a browser are the longest row: they begin first, so that nothing waits for them at the end.</summary>
public sealed class BrowserFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(c => c.TestCollectionDisplayName == Chromium.Tests ? 0 : 1).ThenBy(c => c.TestCollectionDisplayName, StringComparer.Ordinal)];
}
