namespace Yanshi.Gis.Web.Api;

/// <summary>The groups under which operations are listed.</summary>
internal static class Tags
{
    internal const string Api = "接口 / API";
    internal const string Layers = "图层 / layers";
    internal const string Tiles = "瓦片 / tiles";
    internal const string Map = "地图 / map";
    internal const string Checks = "检查 / checks";
    internal const string Operation = "运行 / operation";
}
