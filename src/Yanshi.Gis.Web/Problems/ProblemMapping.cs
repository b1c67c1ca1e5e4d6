using Microsoft.AspNetCore.Http;

namespace Yanshi.Gis.Web.Problems;

/// <summary>From whatever goes wrong to a status and a coded problem.</summary>
internal static class ProblemMapping
{
    private static readonly HashSet<string> TooLarge = new(StringComparer.Ordinal)
    {
        "input.too-large", "input.too-many-points", "input.too-many-parcels", "site.too-many-points", "archive.too-large", "archive.too-many-entries", "archive.ratio", "parser.too-large",
    };

    /// <summary>What an exception is to the client. What failed on our side is told by its code alone: the log has the rest.</summary>
    internal static HttpProblemException Of(Exception exception) => exception switch
    {
        HttpProblemException known => known,
        InputRefusedException refused => new HttpProblemException(StatusOf(refused.Problem, StatusCodes.Status400BadRequest), refused.Problem),
        PlanningDataException failed => new HttpProblemException(StatusCodes.Status503ServiceUnavailable, Internal(failed.Problem.Code)),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => new HttpProblemException(StatusCodes.Status413PayloadTooLarge, RequestProblems.BodyTooLarge),
        BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout } => new HttpProblemException(StatusCodes.Status408RequestTimeout, RequestProblems.Dawdling),
        BadHttpRequestException bad => new HttpProblemException(bad.StatusCode, RequestProblems.NotHttp),
        _ => new HttpProblemException(StatusCodes.Status500InternalServerError, Internal("system.unexpected")),
    };

    /// <summary>A request that is right but whose data is not.</summary>
    /// <param name="problem">What is wrong with it.</param>
    /// <param name="flaws">Its single flaws, where there are any.</param>
    internal static HttpProblemException Unprocessable(Problem problem, params IReadOnlyList<Problem> flaws) => new(StatusOf(problem, StatusCodes.Status422UnprocessableEntity), problem) { Flaws = flaws };

    // Otherwise: what it is when it is not about size.
    private static int StatusOf(Problem problem, int otherwise) => TooLarge.Contains(problem.Code) ? StatusCodes.Status413PayloadTooLarge : otherwise;

    private static Problem Internal(string code) => new(
        code,
        Where: null,
        "服务端的数据或系统出了问题，本请求没有结果。请把 instance 交给维护人员，日志里有详情。",
        "The data or the system on the server's side failed; the request has no result. Hand the instance to the maintainers: the log has the details.");
}
