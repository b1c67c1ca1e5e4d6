using System.Globalization;

namespace Yanshi.Gis.ReferenceSystems;

/// <summary>What the user or the file claims about the numbers: a whole system, or parts of one.</summary>
internal sealed record CrsClaim
{
    /// <summary>The whole system, when it is named.</summary>
    public Crs? Crs { get; private init; }

    /// <summary>The datum, when it is named.</summary>
    public CrsDatum? Datum { get; private init; }

    public AxisOrder AxisOrder { get; private init; }

    public string? Where { get; private init; }

    /// <summary>The claim in words, for messages that name both sides.</summary>
    public required string Chinese { get; init; }

    public required string English { get; init; }

    /// <summary>What the file says that the user's choice replaced; null when nothing was.</summary>
    public string? OverriddenChinese { get; private init; }

    public string? OverriddenEnglish { get; private init; }

    public bool NeedsDatumShift => Datum is CrsDatum.Xian80 or CrsDatum.Beijing54;

    private int? ZoneWidth { get; init; }

    private int? Zone { get; init; }

    public static CrsClaim Of(CrsDeclaration? declared, Crs? userChoice)
    {
        var file = declared is null ? new CrsClaim { Chinese = "文件没有说明坐标系", English = "The file states no reference system" } : OfFile(declared, isReplaced: userChoice is not null);
        if (userChoice is null)
            return file;
        var replaces = (file.Crs is not null && !file.Crs.Equals(userChoice))
            || (file.Datum is not null && file.Datum != userChoice.Datum)
            || (file.Zone is not null && file.Zone != userChoice.Zone)
            || (file.Crs is null && declared?.Code is not null);
        return new CrsClaim
        {
            Crs = userChoice,
            Datum = userChoice.Datum,
            AxisOrder = file.AxisOrder,
            Where = file.Where,
            Chinese = $"用户指定 --crs {userChoice.Code}",
            English = $"The user says --crs {userChoice.Code}",
            OverriddenChinese = replaces ? file.Chinese : null,
            OverriddenEnglish = replaces ? file.English : null,
        };
    }

    /// <summary>Whether the reading is one that the claim speaks of. The order of the columns is no condition: there numbers win.</summary>
    public bool Allows(NumberReading reading)
    {
        var crs = reading.Crs;
        if (Crs is not null)
            return crs.Equals(Crs);
        if (Datum is not null && crs.Datum != Datum && !(Datum == CrsDatum.Wgs84 && crs.Datum == CrsDatum.Cgcs2000))
            return false;
        if (Zone is null && ZoneWidth is null)
            return true;
        return IsZone(crs) || (crs is { Kind: CrsKind.GaussKruger, ZoneInEasting: false } && Twin(crs) is { } twin && IsZone(twin));
    }

    /// <summary>Whether a reading stays when another one gives the same place.</summary>
    public int Prefers(NumberReading reading) =>
        (Allows(reading) ? 8 : 0) + (reading.Order == AxisOrder ? 4 : 0) + (reading.Crs.Datum == Datum ? 2 : 0) + (IsZone(reading.Crs) ? 1 : 0);

    /// <summary>How well the claim grounds the reading that was taken.</summary>
    public CrsCertainty Certainty
    {
        get
        {
            if (Crs is not null || (Datum is not null && Zone is not null))
                return CrsCertainty.Declared;
            return Datum is not null ? CrsCertainty.Detected : CrsCertainty.Assumed;
        }
    }

    public InputRefusedException DatumRefusal() => CrsTransform.DatumRefusal(
        $"{Chinese}，即{CrsCatalogue.ChineseNameOf(Datum!.Value)}",
        $"{English}, that is {CrsCatalogue.EnglishNameOf(Datum.Value)}",
        Where);

    // A system that is none of ours stops only those who do not say what it is.
    private static CrsClaim OfFile(CrsDeclaration declared, bool isReplaced)
    {
        var crs = declared.Code is null ? null : ReferenceSystems.Crs.Find(declared.Code);
        if (crs is null && declared.Code is not null && !isReplaced)
            throw ReferenceSystems.Crs.Unknown(declared.Code, declared.Where);
        var words = declared.Words ?? Summary(declared);
        return new CrsClaim
        {
            Crs = crs,
            Datum = crs?.Datum ?? DatumOf(declared.Datum),
            ZoneWidth = crs is null ? declared.ZoneWidthDegrees : null,
            Zone = crs is null ? declared.Zone : null,
            AxisOrder = declared.AxisOrder,
            Where = declared.Where,
            Chinese = words.Length == 0 ? "文件没有说明坐标系" : $"文件声明“{words}”",
            English = words.Length == 0 ? "The file states no reference system" : $"The file says \"{words}\"",
        };
    }

    private static string Summary(CrsDeclaration declared)
    {
        string?[] parts =
        [
            declared.Code,
            declared.Datum,
            declared.ZoneWidthDegrees is { } width ? string.Create(CultureInfo.InvariantCulture, $"{width}°") : null,
            declared.Zone is { } zone ? string.Create(CultureInfo.InvariantCulture, $"zone {zone}") : null,
        ];
        return string.Join(", ", parts.Where(part => part is not null));
    }

    private static CrsDatum? DatumOf(string? text) => text?.ToLowerInvariant() switch
    {
        "cgcs2000" => CrsDatum.Cgcs2000,
        "wgs84" => CrsDatum.Wgs84,
        "xian80" => CrsDatum.Xian80,
        "beijing54" => CrsDatum.Beijing54,
        null => null,
        _ => throw new ArgumentException($"The declared datum is none of cgcs2000, wgs84, xian80, beijing54: {text}", nameof(text)),
    };

    private bool IsZone(Crs crs) =>
        crs.Kind == CrsKind.GaussKruger && (Zone is null || crs.Zone == Zone) && (ZoneWidth is null || crs.ZoneWidthDegrees == ZoneWidth);

    // The system of the other division on the same central meridian: without the zone in the easting both give the same numbers.
    private static Crs? Twin(Crs crs)
    {
        var meridian = (int)crs.CentralMeridianDegrees!.Value;
        return crs.ZoneWidthDegrees == 3
            ? meridian % 6 == 3 ? CrsCatalogue.FindGaussKruger(crs.Datum, 6, (meridian + 3) / 6, zoneInEasting: false) : null
            : CrsCatalogue.FindGaussKruger(crs.Datum, 3, meridian / 3, zoneInEasting: false);
    }
}
