namespace Yanshi.Gis.Web.Problems;

/// <summary>What can be wrong with a request before anybody looks at what it asks.</summary>
internal static class RequestProblems
{
    internal static Problem BodyTooLarge { get; } = new(
        "request.too-large", Where: null, "请求正文超过了上限（服务配置 Limits）。请减小或拆分。", "The request's body is larger than the service allows (Limits in its configuration). Make it smaller or split it.");

    internal static Problem Dawdling { get; } = new("request.too-slow", Where: null, "请求正文来得太慢。", "The request's body came in too slowly.");

    internal static Problem NotHttp { get; } = new("request.malformed", Where: null, "请求不合 HTTP 规范。", "The request does not follow HTTP.");

    internal static Problem NoSuchRoute { get; } = new("route.not-found", Where: null, "没有这个地址。可用的见 /api。", "There is nothing at this address. See /api for what there is.");

    internal static Problem NotAllowed { get; } = new("route.method-not-allowed", Where: null, "该地址不接受这种方法，可用的见 Allow。", "The address does not take this method; Allow names those it takes.");

    internal static HttpProblemException OtherHost() => new(StatusCodes.Status421MisdirectedRequest, new Problem(
        "request.host", "Host", "服务不以这个名称应答。请用 IP 地址或 localhost，或在服务配置 Hosts 中写明该名称。", "The service does not answer to this name. Use its address or localhost, or tell the service the name (Hosts in its configuration)."));

    internal static HttpProblemException BodyTooSlow(int seconds) => new(StatusCodes.Status408RequestTimeout, new Problem(
        "request.too-slow", Where: null, $"请求正文在 {seconds} 秒内没有传完。", $"The request's body did not come in within {seconds} seconds."));

    internal static HttpProblemException BodyType(string? contentType) => new(StatusCodes.Status415UnsupportedMediaType, new Problem(
        "request.content-type",
        "Content-Type",
        $"正文类型“{contentType}”不能用；应为 application/json（UTF-8）或带文件的 multipart/form-data，不压缩。",
        $"The content type \"{contentType}\" cannot be used; it must be application/json in UTF-8, or multipart/form-data with a file, not compressed."));

    internal static HttpProblemException BadJson(long? line, long? column, string reason) => new(StatusCodes.Status400BadRequest, new Problem(
        "request.json", $"line {line + 1}, byte {column + 1}", $"正文不是可用的 JSON（{reason}）。", $"The body is no usable JSON ({reason})."));

    internal static HttpProblemException Member(string where, string chinese, string english) => new(StatusCodes.Status400BadRequest, new Problem("request.member", where, chinese, english));

    internal static HttpProblemException Parameter(string name, string value, string chineseAllowed, string englishAllowed) => new(StatusCodes.Status400BadRequest, new Problem(
        "request.parameter", name, $"“{value}”不能用；应为{chineseAllowed}。", $"\"{value}\" cannot be used; it must be {englishAllowed}."));

    internal static HttpProblemException UnknownParameter(string name, IEnumerable<string> known) => new(StatusCodes.Status400BadRequest, new Problem(
        "request.unknown-parameter", name, $"不认识这个参数；可用：{string.Join("、", known)}。", $"The parameter is unknown; known are: {string.Join(", ", known)}."));
}
