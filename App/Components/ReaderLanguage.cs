using Microsoft.AspNetCore.Localization;
using Plainmend.Texts;

namespace Plainmend.Components;

/// <summary>
/// Reads the browser's wishes. The framework's own provider would give a reader of zh-TW or plain zh English, because
/// only zh-CN is offered and English comes later in the list; here every Chinese means Chinese.
/// </summary>
internal sealed class ReaderLanguage : RequestCultureProvider
{
    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var wishes = httpContext.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(wish => wish.Quality ?? 1)
            .Select(wish => Language.For(wish.Value.Value));
        var best = wishes.FirstOrDefault(language => language is not null);
        return Task.FromResult(best is null ? null : new ProviderCultureResult(best.Name));
    }
}
