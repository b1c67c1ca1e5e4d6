using System.Globalization;
using Yanshi.Gis.Web.Problems;

namespace Yanshi.Gis.Web.Uploads;

/// <summary>What can be wrong with an upload before anybody looks into its file.</summary>
internal static class UploadProblems
{
    internal static HttpProblemException Malformed(string reason) => new(StatusCodes.Status400BadRequest, new Problem(
        "upload.malformed", Where: null, $"表单不完整或不合规范（{reason}）。应为 multipart/form-data（RFC 7578）。", $"The form is incomplete or irregular ({reason}). It must be multipart/form-data (RFC 7578)."));

    internal static HttpProblemException NoFile(string part = UploadForm.FilePart) => new(StatusCodes.Status400BadRequest, new Problem(
        "upload.no-file", part, $"表单里没有文件。请把文件放在名为 {part} 的部分，并带文件名。", $"The form has no file. Put it into a part named {part}, with its file name."));

    internal static HttpProblemException SeveralFiles() => new(StatusCodes.Status400BadRequest, new Problem(
        "upload.several-files", UploadForm.FilePart, "一次只收一个文件。一套文件（如 Shapefile）请打包为 zip；多个项目请分次上传。", "One file is taken at a time. Put the files of a set, such as a shapefile, into a zip; send several projects one by one."));

    internal static HttpProblemException BadName() => new(StatusCodes.Status400BadRequest, new Problem(
        "upload.name",
        UploadForm.FilePart,
        string.Create(CultureInfo.InvariantCulture, $"文件名不能用：应为 1 至 {UploadForm.LongestName} 个字符，不含路径和控制字符。"),
        string.Create(CultureInfo.InvariantCulture, $"The file's name cannot be used: it must have 1 to {UploadForm.LongestName} characters, without folders and control characters.")));

    internal static HttpProblemException UnknownPart(string name, IEnumerable<string> known) =>
        RequestProblems.Member(name, $"不认识表单的这一部分；可用：{string.Join("、", known)}。", $"The part of the form is unknown; known are: {string.Join(", ", known)}.");

    internal static HttpProblemException PartTwice(string name) => RequestProblems.Member(name, "表单的这一部分出现了两次。", "The part stands twice in the form.");

    internal static HttpProblemException PartNotUtf8(string name) => RequestProblems.Member(name, "应为 UTF-8 文字。", "It must be text in UTF-8.");

    internal static HttpProblemException PartNotJson(string name, string reason) => RequestProblems.Member(name, $"应为 JSON（{reason}）。", $"It must be JSON ({reason}).");

    internal static HttpProblemException TooLarge(long most) => new(StatusCodes.Status413PayloadTooLarge, new Problem(
        "upload.too-large",
        UploadForm.FilePart,
        string.Create(CultureInfo.InvariantCulture, $"上传超过上限 {most} 字节（服务配置 Limits:UploadBytes）。请拆分。"),
        string.Create(CultureInfo.InvariantCulture, $"The upload is larger than the {most} bytes that the service allows (Limits:UploadBytes in its configuration). Split it.")));

    // The disk is ours, and its state is nobody else's business: the log has the rest.
    internal static ReferenceDataException CannotKeep(Exception inner) => new(
        new Problem("upload.not-kept", Where: null, "上传的文件无法写入临时文件夹。", "The uploaded file cannot be written into the folder of temporary files."), inner);
}
