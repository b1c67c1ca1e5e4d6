using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Yanshi.Gis.Data.Formats.Gdal.Native;
using Yanshi.Gis.Data.Formats.Texts;

namespace Yanshi.Gis.Data.Formats.Gdal;

/// <summary>
/// What GDAL said since it was last asked. It often goes on after an error, with a feature less or without its geometry, so every error
/// counts as a failure of the file. For the child process only: one thread, one file.
/// </summary>
internal static class GdalMessages
{
    private const int WarningClass = 2;
    private const int FailureClass = 3;
    private const int MostListed = 20;

    private static readonly List<string> Warnings = [];
    private static string? Failure;
    private static (string Path, string Name) Shown = (string.Empty, string.Empty);

    internal static unsafe void Listen() => GdalApi.CPLSetErrorHandler(&Hear);

    /// <summary>Has messages call a private copy by the name the user knows.</summary>
    internal static void Show(string path, string name) => Shown = (path, name);

    /// <summary>Forgets what was said.</summary>
    internal static void Clear()
    {
        Warnings.Clear();
        Failure = null;
    }

    /// <summary>The first error since the last <see cref="Clear"/>; null when there was none.</summary>
    internal static string? FindFailure() => Failure;

    /// <summary>Stops when GDAL reported an error.</summary>
    /// <exception cref="InputRefusedException"><c>gdal.read-error</c>.</exception>
    internal static void ThrowOnFailure(string? where)
    {
        if (Failure is not null)
            throw Refused(where, Failure);
    }

    /// <summary>The warnings so far, each once.</summary>
    internal static IEnumerable<Problem> WarningNotes(string? where) => Warnings.Select(warning => new Problem(
        "gdal.warning",
        where,
        $"读取时的提示：{warning}",
        $"Said while reading: {warning}"));

    internal static InputRefusedException Refused(string? where, string reason) => new(
        "gdal.read-error",
        where,
        $"文件损坏、不完整，或没有矢量数据，读取时出错（{reason}）。请在原软件中检查后重新导出。",
        $"the file is damaged, incomplete or without vector data; reading it failed ({reason}). Check it in the program it came from and export it again.");

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static unsafe void Hear(int errorClass, int number, byte* message)
    {
        if (errorClass < WarningClass)
            return;
        var text = Cleaned(Marshal.PtrToStringUTF8((nint)message) ?? string.Empty);
        if (errorClass >= FailureClass)
            Failure ??= text;
        else if (Warnings.Count < MostListed && !Warnings.Contains(text, StringComparer.Ordinal))
            Warnings.Add(text);
    }

    // A message may hold anything that stands in the file.
    private static string Cleaned(string message)
    {
        if (Shown.Path.Length > 0)
            message = message.Replace(Shown.Path, Shown.Name, StringComparison.Ordinal);
        return Excerpt.OfMessage(string.Concat(message.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c)).Trim());
    }
}
