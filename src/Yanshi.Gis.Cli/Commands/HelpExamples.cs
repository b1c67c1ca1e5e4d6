using Yanshi.Gis.Cli.Terminals;

namespace Yanshi.Gis.Cli.Commands;

/// <summary>The examples of the help, per command.</summary>
internal static class HelpExamples
{
    internal static IEnumerable<(string Line, string Meaning)> Of(string command, Terminal terminal) => command switch
    {
        "check" =>
        [
            ("yanshi-gis check red-line.txt", terminal.Say("检查界址点文件，打印可读的表", "check a 界址点 file and print tables")),
            ("yanshi-gis check sites.geojson --format json > records.json", terminal.Say("每个要素一份检查记录", "one record per feature")),
            ("yanshi-gis check points.xlsx --crs EPSG:4526 --as-of 2026-11-22", terminal.Say("指定坐标系和日期", "name the reference system and the date")),
            ("yanshi-gis check road.txt --width 24.5", terminal.Say("线状工程按全宽 24.5 米检查", "a road 24.5 m wide")),
            ("yanshi-gis check red-line.txt --format html --out report.html", terminal.Say("可打印的检查报告，含示意图", "a report to print, with a map")),
            ("yanshi-gis check red-line.txt --format geojson --out pieces.geojson", terminal.Say("压占图块和分区，写入文件", "the pieces and the partition, into a file")),
        ],
        "site" =>
        [
            ("yanshi-gis site red-line.txt", terminal.Say("看读到了什么：坐标系、面积、缺陷", "see what was read: reference system, areas, defects")),
            ("yanshi-gis site red-line.txt --repair --format json", terminal.Say("修复几何，输出记录的 site 部分", "repair, and print the record's site block")),
            ("yanshi-gis site sites.geojson --group 项目名称", terminal.Say("“项目名称”相同的要素是一个项目", "features of equal 项目名称 are one project")),
        ],
        "layers" or "layers list" =>
        [
            ("yanshi-gis layers list", terminal.Say("工作区有哪些图层、哪一版、从哪里来", "the layers, their versions and sources")),
            ("yanshi-gis layers list --format json --out layers.json", terminal.Say("写成文件", "into a file")),
        ],
        "rules" or "rules verify" =>
        [
            ("yanshi-gis rules verify", terminal.Say("核对随附的规则库：格式、引用、每条规则两侧的示例；有问题时退出码为 3", "check the shipped rule book: form, references, the examples on both sides of every rule; exit code 3 when something is wrong")),
            ("yanshi-gis rules verify --data ./my-data", terminal.Say("核对改动过的规则，之后再安装", "check changed rules before they are installed")),
        ],
        "rules list" =>
        [
            ("yanshi-gis rules list --row 1", terminal.Say("判定表第 1 行的规则", "the rules of row 1 of the decision table")),
            ("yanshi-gis rules list --layer permanent-basic-farmland --format json", terminal.Say("某个图层的规则，JSON 数组", "the rules of a layer, a JSON array")),
        ],
        "rules show" =>
        [
            ("yanshi-gis rules show permanent-basic-farmland.ordinary", terminal.Say("适用条件、结论、手续、依据", "when it applies, the verdict, the procedure, the articles")),
        ],
        "rules where" =>
        [
            ("yanshi-gis rules where 土地管理法 第三十五条", terminal.Say("以该条为依据的规则和图层", "the rules and layers that rest on the article")),
            ("yanshi-gis rules where 土地管理法35 --format json", terminal.Say("数字也行；JSON 数组", "digits will do; a JSON array")),
        ],
        "rules install" =>
        [
            ("yanshi-gis rules install --data ./my-data", terminal.Say("先核对，再整体替换工作区的规则库；有问题时原来的不动", "verified first, then replaced as a whole; when something is wrong the old one stays")),
        ],
        "workspace" or "workspace init" =>
        [
            ("yanshi-gis workspace init", terminal.Say("用随附的示意数据新建 ./workspace", "make ./workspace of the shipped indicative data")),
            ("yanshi-gis workspace init --workspace /data/yanshi --data /media/gis-data", terminal.Say("指定工作区和数据目录", "name the workspace and the data folder")),
        ],
        "workspace verify" =>
        [
            ("yanshi-gis workspace verify", terminal.Say("核对每个图层文件的每个字节；有损坏时退出码为 3", "check every byte of every layer file; exit code 3 when one is damaged")),
        ],
        "demo-data" =>
        [
            ("yanshi-gis demo-data", terminal.Say("在 ./workspace 生成演示工作区（约 2 万个图斑）", "make a demonstration workspace of about 20,000 parcels in ./workspace")),
            ("yanshi-gis demo-data --workspace /tmp/demo --parcels 200000 --seed 7", terminal.Say("更大的，另一套随机数", "a larger one, with other random numbers")),
        ],
        "demo" => [("yanshi-gis demo", terminal.Say("检查随附的示例；没有工作区时先生成演示工作区", "check the samples; a missing workspace is made of demonstration data first"))],
        _ =>
        [
            ("yanshi-gis demo", terminal.Say("检查随附的示例", "check the sample")),
            ("yanshi-gis check red-line.txt", terminal.Say("检查一个项目", "check a project")),
            ("yanshi-gis layers list", terminal.Say("工作区有哪些图层", "the layers of the workspace")),
            ("yanshi-gis check --help", terminal.Say("某个命令的帮助", "help on one command")),
        ],
    };
}
