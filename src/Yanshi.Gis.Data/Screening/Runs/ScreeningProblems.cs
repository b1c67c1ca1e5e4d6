namespace Yanshi.Gis.Data.Screening.Runs;

/// <summary>What can be wrong with a screening as a whole, in both languages.</summary>
internal static class ScreeningProblems
{
    private const int MostNamed = 6;

    internal static InputRefusedException Unfinished(string folder) => new(
        "screening.unfinished",
        folder,
        $"这里有一次没有完成的筛查。接着做请加 --resume；不要了请删除其中的文件夹 {ScreeningRun.StateName}，或另选 --out。",
        $"There is an unfinished screening here. Go on with --resume; to drop it, remove its folder {ScreeningRun.StateName}, or choose another --out.");

    internal static InputRefusedException OtherBasis(string folder, IReadOnlyList<string> differences)
    {
        var named = string.Join(", ", differences.Take(MostNamed)) + (differences.Count > MostNamed ? ", …" : string.Empty);
        return new(
            "screening.other-basis",
            folder,
            $"没有完成的筛查所依据的与现在的不同（{named}），不能接着做：同一台账里的行会依据不同的数据。请恢复原来的输入和选项，或删除其中的文件夹 {ScreeningRun.StateName} 后重新筛查。",
            $"The unfinished screening rests on something else than this one ({named}) and cannot be gone on with: rows of one ledger would rest on different data. Restore the inputs and options, or remove its folder {ScreeningRun.StateName} and screen again.");
    }

    internal static Problem CountedWhole(string id, Problem reason) => new(
        "screening.counted-whole",
        id,
        $"该用地与别的用地重叠的部分无法分开（{reason.Code}），占地合计中按整个用地计。",
        $"What this site shares with others could not be parted ({reason.Code}); the land take counts it whole.");

    internal static Problem RowFailed(Exception exception) => new(
        "screening.row-failed",
        Where: null,
        $"检查这一行时程序内部出错（{exception.GetType().Name}：{exception.Message}），没有结论。请把该行交给维护人员。",
        $"An internal error while this row was checked ({exception.GetType().Name}: {exception.Message}); it has no verdict. Please hand the row to the maintainers.");
}
