using Yanshi.Gis.Web.Problems;

namespace Yanshi.Gis.Web.Imports;

/// <summary>Why nothing is imported, besides what the import itself says.</summary>
internal static class ImportProblems
{
    internal static HttpProblemException Off() => new(StatusCodes.Status403Forbidden, new Problem(
        "import.off",
        "Imports",
        "本服务不接受导入：其他机器可以访问它，而它不问是谁。请在服务所在的机器上用 layers import，或由管理员在服务配置中设 Imports 为 true。",
        "The service takes no imports: other machines reach it, and it asks nobody who they are. Use layers import on its machine, or have Imports set to true in its configuration."));

    internal static HttpProblemException CutOff() => new(StatusCodes.Status500InternalServerError, new Problem(
        "import.cut-off",
        Where: null,
        "服务在导入时中断，不知道是否已入库，因此没有重做。请在图层的版本列表中查看，没有新版本时再导入一次。",
        "The service was cut off during the import; whether it was published is not known, so it was not done again. Look at the layer's versions, and import once more if there is no new one."));
}
