using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Routing.Template;
using Plainmend.Domain;

namespace Plainmend.Http.Api;

/// <summary>Every refusal below /api is a problem document, never a page.</summary>
internal static class ApiGuard
{
    public static async Task WatchAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        try
        {
            await next(http);
            if (http.Response is { HasStarted: false, StatusCode: 404 or 405 } && http.GetEndpoint()?.Metadata.GetMetadata<ApiNote>() is null) Missed(http);
            // A wrong path or method has a status and nothing else.
            if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null }) await ProblemAnswer.WriteAsync(http, http.Response.StatusCode);
        }
        catch (ApiRefusedException refused) when (!http.Response.HasStarted)
        {
            await ProblemAnswer.WriteAsync(http, refused.Status, refused.Message, refused.Errors);
        }
        catch (RefusedException refused) when (!http.Response.HasStarted)
        {
            await ProblemAnswer.WriteAsync(http, refused);
        }
        catch (BadHttpRequestException bad) when (!http.Response.HasStarted)
        {
            await ProblemAnswer.WriteAsync(http, bad.StatusCode, null, new FieldProblem("$", bad.Message));
        }
    }

    // A page that catches every address for reading stands in the way of the framework's own 404 and 405.
    private static void Missed(HttpContext http)
    {
        var routes = http.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<ApiNote>() is not null);
        var methods = string.Join(", ", routes.Where(e => Fits(e, http.Request.Path)).SelectMany(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []).Distinct());
        http.Response.StatusCode = methods.Length == 0 ? StatusCodes.Status404NotFound : StatusCodes.Status405MethodNotAllowed;
        if (methods.Length == 0) http.Response.Headers.Remove("Allow");
        else http.Response.Headers.Allow = methods;
    }

    private static bool Fits(RouteEndpoint endpoint, PathString path) =>
        new TemplateMatcher(new(endpoint.RoutePattern), []).TryMatch(path, []);
}
