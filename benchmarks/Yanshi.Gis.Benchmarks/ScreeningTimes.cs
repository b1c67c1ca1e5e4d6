using System.Diagnostics;
using System.Globalization;
using NetTopologySuite.IO;
using Yanshi.Gis.Benchmarks.Peers;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Benchmarks;

/// <summary>Whole screenings as a user runs them: a CSV list with outlines as WKT through <c>screen</c>, all outputs written.</summary>
internal static class ScreeningTimes
{
    private static readonly string[] Types = ["工业", "交通", "能源", "水利", ""];

    /// <summary>Times one.</summary>
    /// <param name="sites">How many sites.</param>
    /// <param name="parcels">How many parcels the demonstration district has, about.</param>
    public static int Run(int sites, int parcels)
    {
        var workspace = CheckWorkspace.Folder(parcels);
        var folder = Directory.CreateTempSubdirectory("yanshi-gis-screening-").FullName;
        try
        {
            var list = Path.Combine(folder, "projects.csv");
            WriteList(list, sites, workspace);
            var answers = Path.Combine(folder, "answers");
            var run = ProcessTree.Run(
                ToolProcess.Get("dotnet"),
                [Repository.Path("src/Yanshi.Gis.Cli/bin/Release/net10.0/yanshi-gis.dll"), "screen", list, "--out", answers, "--workspace", workspace, "--as-of", CheckWorkspace.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "--lang", "en"],
                acceptedExitCodes: [0, 1]);
            Console.WriteLine(run.Output);
            foreach (var file in new DirectoryInfo(answers).EnumerateFiles().OrderBy(file => file.Name, StringComparer.Ordinal))
                SideBySide.Print($"  {file.Name}: {file.Length / 1e6:F1} MB");
            SideBySide.Print($"sites={sites} parcels={parcels} seconds={run.Seconds:F1} peak={run.PeakMegabytes:F0} MB");
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void WriteList(string path, int sites, string workspace)
    {
        var writer = new WKTWriter { MaxCoordinatesPerLine = int.MaxValue };
        using var text = new StreamWriter(path);
        text.WriteLine("项目编号,项目名称,项目类型,WKT");
        var number = 0;
        foreach (var outline in CheckWorkspace.Outlines(Workspace.Open(workspace).Data).Take(sites))
        {
            number++;
            text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"P-{number:000000},项目 {number},{Types[number % Types.Length]},\"{writer.Write(outline)}\""));
        }
    }
}
