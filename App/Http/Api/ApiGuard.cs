using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Routing.Template;
using Plainmend.Domain;

namespace Plainmend.Http.Api;

/// <summary>Every refusal and every failure below /api is a problem document, never a page.</summary>
internal static partial class ApiGuard
{
    public static async Task WatchAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        try
        {
            // What is no door of the interface runs nothing: neither the page that catches every address nor the framework's own 405.
            if (http.GetEndpoint()?.Metadata.GetMetadata<ApiNote>() is null) Missed(http);
            else await next(http);
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
        // A caller who hung up hears nothing, and half an answer cannot be taken back: both end further out.
        catch (Exception failed) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            Failed(http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ApiGuard).FullName!), http.Request.Method, http.Request.Path, failed);
            // What was said about the answer that never came.
            http.Response.Clear();
            await ProblemAnswer.WriteAsync(http, StatusCodes.Status500InternalServerError);
        }
    }

    private static void Missed(HttpContext http)
    {
        var routes = http.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<ApiNote>() is not null);
        var methods = string.Join(", ", routes.Where(e => Fits(e, http.Request.Path)).SelectMany(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []).Distinct());
        http.Response.StatusCode = methods.Length == 0 ? StatusCodes.Status404NotFound : StatusCodes.Status405MethodNotAllowed;
        if (methods.Length > 0) http.Response.Headers.Allow = methods;
    }

    private static bool Fits(RouteEndpoint endpoint, PathString path) =>
        new TemplateMatcher(new(endpoint.RoutePattern), []).TryMatch(path, []);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    private static partial void Failed(ILogger log, string method, string path, Exception wrong);
}
