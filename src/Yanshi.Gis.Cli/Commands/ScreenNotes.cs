using System.Globalization;
using Yanshi.Gis.Data.Screening.Runs;
using Yanshi.Gis.Reporting.Wording;

namespace Yanshi.Gis.Cli.Commands;

/// <summary>What is said about a screening while it runs.</summary>
internal static class ScreenNotes
{
    /// <summary>How far it is, in a line.</summary>
    internal static string Of(ScreeningProgress progress, Language language)
    {
        var rate = progress.RowsPerSecond is { } rows ? string.Create(CultureInfo.InvariantCulture, $"{rows:0} {language.Say("个/秒", "/s")}") : string.Empty;
        var count = progress.FilesLeft == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{progress.Done} / {progress.Known}")
            : string.Create(CultureInfo.InvariantCulture, $"{progress.Done}（{language.Say($"还有 {progress.FilesLeft} 个文件", $"{progress.FilesLeft} files to go")}）");
        var left = progress.Left is { } time ? language.Say($"，还需 {Clockwise(time)}", $", {Clockwise(time)} left") : string.Empty;
        return language.Say($"已检查 {count}，{rate}{left}", $"checked {count}, {rate}{left}");
    }

    internal static Problem GoesOn(string folder, int done) => new(
        "screening.goes-on", folder, $"接着上次做：已有 {done} 行。", $"Going on behind the {done} rows of the earlier run.");

    internal static Problem Stopped(string folder, int done) => new(
        "screening.stopped",
        folder,
        $"已停止：做完的 {done} 行已存盘，没有写出台账。加 --resume 再运行一次就接着做。",
        $"Stopped: the {done} rows done are on disk, and no ledger was written. Run the same command with --resume to go on.");

    internal static InputRefusedException NoSuchPath(string path) => new(
        "input.not-found", path, "没有这个文件或文件夹。请核对路径。", "There is no such file or folder. Check the path.");

    private static string Clockwise(TimeSpan time) => time.ToString(time.TotalHours >= 1 ? @"h\:mm\:ss" : @"m\:ss", CultureInfo.InvariantCulture);
}
