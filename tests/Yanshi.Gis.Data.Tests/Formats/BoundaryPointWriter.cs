using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Data.Tests.Formats;

/// <summary>One parcel as a surveyor has it in mind.</summary>
/// <param name="Number">地块编号.</param>
/// <param name="Name">地块名称.</param>
/// <param name="Hectares">地块面积; zero when unsaid.</param>
/// <param name="Rings">Closed rings, east and north.</param>
internal sealed record ModelParcel(string Number, string Name, decimal Hectares, IReadOnlyList<Coordinate[]> Rings);

/// <summary>The habits of whoever writes the file; none of them changes what it says.</summary>
internal sealed record WritingHabits
{
    public bool WritesHeader { get; init; } = true;

    public bool CountsClosingPoints { get; init; } = true;

    public bool RenumbersClosingPoint { get; init; }

    public bool UsesFullWidth { get; init; }

    public bool UsesLowerCase { get; init; }

    public bool LeavesBlankLines { get; init; }

    public bool UsesGbk { get; init; }

    public string LineBreak { get; init; } = "\r\n";

    public string Separator { get; init; } = ",";

    public string Trailer { get; init; } = string.Empty;
}

/// <summary>Writes 界址点 TXT from a model, for the round trip.</summary>
internal static class BoundaryPointWriter
{
    public static byte[] Write(IEnumerable<ModelParcel> parcels, WritingHabits habits)
    {
        var text = new StringBuilder();
        if (habits.WritesHeader)
            text.Append(BoundaryPointFiles.Header.ReplaceLineEndings(habits.LineBreak));
        else
            Line("[地块坐标]");
        foreach (var parcel in parcels)
            Append(parcel);
        return habits.UsesGbk ? BoundaryPointFiles.Gb18030.GetBytes(text.ToString()) : Encoding.UTF8.GetBytes(text.ToString());

        void Append(ModelParcel parcel)
        {
            var points = parcel.Rings.Sum(ring => ring.Length - (habits.CountsClosingPoints ? 0 : 1));
            var area = parcel.Hectares.ToString(CultureInfo.InvariantCulture);
            Line(Wide($"{points},{area},{parcel.Number},") + parcel.Name + Wide(",面,,工业用地,0102,@"));
            var label = 0;
            for (var ring = 0; ring < parcel.Rings.Count; ring++)
                AppendRing(parcel.Rings[ring], ring + 1, ref label);
            if (habits.LeavesBlankLines)
                Line(string.Empty);
        }

        void AppendRing(Coordinate[] ring, int number, ref int label)
        {
            var first = label + 1;
            for (var i = 0; i < ring.Length; i++)
            {
                var isClosing = i == ring.Length - 1 && !habits.RenumbersClosingPoint;
                var name = (habits.UsesLowerCase ? "j" : "J") + (isClosing ? first : ++label).ToString(CultureInfo.InvariantCulture);
                Line(Wide(string.Create(CultureInfo.InvariantCulture, $"{name},{number},{ring[i].Y:0.000},{ring[i].X:0.000}{habits.Trailer}")));
            }
        }

        // A name may hold no separator, so the separators around it may be anything.
        string Wide(string structure)
        {
            var wide = habits.UsesFullWidth ? string.Concat(structure.Select(c => c is > ' ' and < '\u007F' ? (char)(c + 0xFEE0) : c)) : structure;
            return habits.Separator == "," ? wide : wide.Replace(",", habits.Separator, StringComparison.Ordinal);
        }

        void Line(string line) => text.Append(line).Append(habits.LineBreak);
    }
}
