using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Plainmend.Tests.Components;

/// <summary>
/// A reader's hand on a page that lives: found and touched in one turn of the page's renderer, and awaited until the page has
/// answered. bUnit's own Click and Change come back at once when a bell is just being read, and what they found may be gone.
/// </summary>
internal sealed class Hand(Func<Func<Task>, Task> turn, Func<IElement> find)
{
    public Task ClickAsync() => turn(() => find().ClickAsync());

    public Task SubmitAsync() => turn(() => find().SubmitAsync());

    public Task ChangeAsync(object value) => turn(() => find().ChangeAsync(new ChangeEventArgs { Value = value }));

    public Task InputAsync(string typed) => turn(() => find().InputAsync(new ChangeEventArgs { Value = typed }));

    public Task KeyAsync(string key) => turn(() => find().KeyDownAsync(new KeyboardEventArgs { Key = key }));

    public Task FocusAsync() => turn(() => find().TriggerEventAsync("onfocusin", new FocusEventArgs()));

    public Task RaiseAsync(string happening, EventArgs what) => turn(() => find().TriggerEventAsync(happening, what));
}

internal static class Hands
{
    public static Hand Hand<T>(this IRenderedComponent<T> page, string selector) where T : IComponent => page.Hand(p => p.Find(selector));

    public static Hand Hand<T>(this IRenderedComponent<T> page, Func<IRenderedComponent<T>, IElement> find) where T : IComponent =>
        new(act => page.InvokeAsync(act), () => find(page));
}
