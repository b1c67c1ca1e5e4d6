using System.Globalization;
using Yanshi.Gis.Data.Formats.Texts;

namespace Yanshi.Gis.Data.Formats.Parcels;

/// <summary>Coordinates that a spreadsheet wrote with an exponent, such as <c>3.84E+07</c>, have lost their last digits.</summary>
internal static class LostDigits
{
    /// <summary>From here on a word is due (1 cm) …</summary>
    private const double RoundedStepMetres = 0.01;

    /// <summary>… and here the number cannot be used.</summary>
    private const double LostStepMetres = 1.0;

    /// <summary>Reports the number when it lost digits.</summary>
    public static void Check(NumberText number, string text, string axis, string code, string where, DefectLog log)
    {
        if (!number.IsScientific || number.Step <= RoundedStepMetres)
            return;
        var metres = number.Step.ToString("0.######", CultureInfo.InvariantCulture);
        if (number.Step > LostStepMetres)
            log.Error(
                code,
                where,
                $"{axis} 坐标“{text}”是科学计数，只准到 {metres} 米，不能使用。请以文本格式重新导出。",
                $"the {axis} coordinate '{text}' is in scientific notation, exact only to {metres} m, and cannot be used. Export it again as text.");
        else
            log.Warning(
                code,
                where,
                $"{axis} 坐标“{text}”是科学计数，只准到 {metres} 米。",
                $"the {axis} coordinate '{text}' is in scientific notation, exact only to {metres} m.");
    }
}
