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
        "screen" =>
        [
            ("yanshi-gis screen projects.xlsx --out ledger", terminal.Say("整张清单：台账、地图、检查记录写入文件夹 ledger", "a whole list: ledger, map and records into the folder ledger")),
            ("yanshi-gis screen ./red-lines --out ledger --type 工业", terminal.Say("文件夹里的全部用地文件", "every site file of a folder")),
            ("yanshi-gis screen projects.csv --out ledger --map name=工程名称 --map wkt=边界", terminal.Say("写明哪一列是什么", "say which column is what")),
            ("yanshi-gis screen projects.csv --out ledger --resume", terminal.Say("接着做上次没有做完的", "go on where an earlier run was stopped")),
        ],
        "site" =>
        [
            ("yanshi-gis site red-line.txt", terminal.Say("看读到了什么：坐标系、面积、缺陷", "see what was read: reference system, areas, defects")),
            ("yanshi-gis site red-line.txt --repair --format json", terminal.Say("修复几何，输出记录的 site 部分", "repair, and print the record's site block")),
            ("yanshi-gis site sites.geojson --group 项目名称", terminal.Say("“项目名称”相同的要素是一个项目", "features of equal 项目名称 are one project")),
        ],
        "projects" or "projects register" =>
        [
            ("yanshi-gis projects register red-line.txt --id 2024-017", terminal.Say("检查一个项目，以这个编号登记", "check a project and register it under this id")),
            ("yanshi-gis projects register projects.xlsx --type industrial", terminal.Say("登记一张表里的全部项目", "all projects of a table")),
            ("yanshi-gis projects register records.json", terminal.Say("登记已有的检查记录，不再读原文件", "records that were made before, without their files")),
        ],
        "projects list" =>
        [
            ("yanshi-gis projects list", terminal.Say("登记的项目及其结论", "the registered projects and their verdicts")),
            ("yanshi-gis projects list --all --format json", terminal.Say("包括已注销的，JSON", "with those that were retired, as JSON")),
        ],
        "projects retire" => [("yanshi-gis projects retire 2024-017 --reason 项目终止", terminal.Say("从今天起不再复核，文件保留", "not looked at from today on; its file stays"))],
        "rescreen" =>
        [
            ("yanshi-gis rescreen", terminal.Say("图层或规则变了：哪些登记项目的结论变了，为什么；变差的存在时退出码为 1", "a layer or the rules changed: whose answer is another one, and why; exit code 1 when one turned to the worse")),
            ("yanshi-gis rescreen --update", terminal.Say("并把新的检查记录存入登记", "and store the new records")),
            ("yanshi-gis rescreen --since land-use@v3", terminal.Say("只看依据地类图斑第 3 版或更早版本的项目", "only projects whose records rest on version 3 of land use or an older one")),
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
            ("yanshi-gis workspace init --workspace ./mengjin --extent 112.2,34.6,112.8,35.0 --district-name 孟津区", terminal.Say("为别的区域新建", "for another area")),
        ],
        "workspace verify" =>
        [
            ("yanshi-gis workspace verify", terminal.Say("核对每个图层文件的每个字节；有损坏时退出码为 3", "check every byte of every layer file; exit code 3 when one is damaged")),
        ],
        "workspace prepare" =>
        [
            ("yanshi-gis workspace prepare", terminal.Say("图层文件缺失或损坏时，按数据库重新生成", "make layer files that are missing or damaged again")),
            ("yanshi-gis workspace prepare --restore-list", terminal.Say("workspace.json 丢失或损坏时，按数据库重写", "write workspace.json again when it is lost or damaged")),
        ],
        "workspace unlock" => [("yanshi-gis workspace unlock", terminal.Say("磁盘检查过之后：核对全部数据，解除只读", "when the disk has been checked: verify all data, lift read-only"))],
        "workspace upgrade" => [("yanshi-gis workspace upgrade --workspace ./old", terminal.Say("把旧格式的工作区升级为现行格式", "bring an older workspace to the present format"))],
        "layers import" =>
        [
            ("yanshi-gis layers import delivery.gdb", terminal.Say("GDB 里有几个图层时，列出它们各是什么", "several layers in a GDB: lists what each of them is")),
            ("yanshi-gis layers import delivery.gdb --layer DLTB --vintage 2025-12-31 --completeness complete --coverage derived --accuracy 1", terminal.Say("导入地类图斑，写明日期、完整性、覆盖范围和中误差", "import land use and state its date, completeness, coverage and accuracy")),
            ("yanshi-gis layers import STBHHX.shp --dry-run --report html --out report.html", terminal.Say("先质检，不入库", "the quality report first, nothing published")),
            ("yanshi-gis layers import flood.kml --as flood-area --title 淹没区 --role restricts", terminal.Say("加入目录里没有的图层", "a layer that the catalogue lacks")),
        ],
        "layers history" => [("yanshi-gis layers history land-use", terminal.Say("地类图斑的全部版本", "all versions of the land use layer"))],
        "layers show" => [("yanshi-gis layers show land-use@v2", terminal.Say("第 2 版的全部事实", "all that is known of version 2"))],
        "layers diff" =>
        [
            ("yanshi-gis layers diff land-use@v1 land-use@v2", terminal.Say("按乡镇和地类列出增减", "ground gained and lost by town and class")),
            ("yanshi-gis layers diff towns@v1 towns@v2 --format geojson --out changes.geojson", terminal.Say("增减的图形", "the ground itself")),
        ],
        "layers use" => [("yanshi-gis layers use land-use@v1 --from 2026-11-22", terminal.Say("新一版有误：从这一天起退回第 1 版", "the new version is wrong: back to version 1 from that day on"))],
        "layers withdraw" => [("yanshi-gis layers withdraw land-use@v2", terminal.Say("从今天起停用第 2 版", "version 2 is not used from today on"))],
        "layers export" =>
        [
            ("yanshi-gis layers export towns@v1 towns.gpkg", terminal.Say("原坐标系的 GeoPackage", "a GeoPackage in its own reference system")),
            ("yanshi-gis layers export towns@v1 towns.geojson", terminal.Say("经纬度的 GeoJSON", "GeoJSON in longitude and latitude")),
        ],
        "audit" or "audit verify" =>
        [
            ("yanshi-gis audit verify", terminal.Say("核对审计日志的每一条", "check every entry of the audit log")),
            ("yanshi-gis audit verify --anchor 12:3f…", terminal.Say("并与打印报告上的锚点比对", "and hold it to an anchor from a printed report")),
        ],
        "audit list" => [("yanshi-gis audit list --last 10", terminal.Say("最近 10 条", "the last ten entries"))],
        "serve" =>
        [
            ("yanshi-gis serve", terminal.Say("在 http://127.0.0.1:5410 提供服务，Ctrl-C 停止", "serve on http://127.0.0.1:5410; Ctrl-C stops")),
            ("yanshi-gis serve --urls http://127.0.0.1:8080 --workspace /data/yanshi", terminal.Say("指定地址和工作区", "name the address and the workspace")),
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
