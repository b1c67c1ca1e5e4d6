using System.Diagnostics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Formats;

public class SiteFileFuzzTests
{
    private const int RoundTrips = 500;
    private const int Mutations = 1_500;
    private static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(5);

    private static readonly Gen<string> Names =
        from length in Gen.Choose(1, 12)
        from characters in Gen.ArrayOf(Gen.Elements("偃师顾县镇工业园（一期）Ａ区２号地块·、；：-_ab 7\U00020087\u9FB4".EnumerateRunes().Select(rune => rune.ToString()).ToArray()), length)
        let name = string.Concat(characters).Trim()
        where name.Length > 0
        select name;

    private static readonly Gen<Coordinate[]> Rings =
        from east in Gen.Choose(38_372_804, 38_406_237)
        from north in Gen.Choose(3_816_232, 3_853_757)
        from count in Gen.Choose(3, 12)
        from steps in Gen.ArrayOf(Gen.Choose(1, 999_999), count)
        let points = steps.Select((step, i) => new Coordinate(
            Millimetres(east + ((50 + (step / 25_000.0)) * Math.Cos(2 * Math.PI * i / count))),
            Millimetres(north + ((50 + (step / 25_000.0)) * Math.Sin(2 * Math.PI * i / count))))).ToArray()
        select points.Append(points[0]).ToArray();

    private static readonly Gen<ModelParcel> Parcels =
        from number in Gen.Choose(1, 999)
        from name in Names
        from area in Gen.Choose(1, 9_999_999)
        from rings in Gen.NonEmptyListOf(Rings)
        select new ModelParcel(number.ToString(System.Globalization.CultureInfo.InvariantCulture), name, area / 10_000m, [.. rings.Take(4)]);

    private static readonly Gen<WritingHabits> Habits =
        from flags in Gen.ArrayOf(Gen.Elements(true, false), 7)
        from lineBreak in Gen.Elements("\n", "\r\n", "\r")
        from separator in Gen.Elements(",", " , ", ",\t")
        from trailer in Gen.Elements("", ",", ",,", " ")
        select new WritingHabits
        {
            WritesHeader = flags[0],
            CountsClosingPoints = flags[1],
            RenumbersClosingPoint = flags[2],
            UsesFullWidth = flags[3],
            UsesLowerCase = flags[4],
            LeavesBlankLines = flags[5],
            UsesGbk = flags[6],
            LineBreak = lineBreak,
            Separator = separator,
            Trailer = trailer,
        };

    [Fact]
    public void What_was_written_is_read_whatever_the_writers_habits()
    {
        var files =
            from parcels in Gen.NonEmptyListOf(Parcels)
            from habits in Habits
            select (Parcels: parcels.Take(5).ToList(), Habits: habits);

        Prop.ForAll(Arb.From(files), file =>
        {
            // The 25 characters of GB 18030-2022 cannot be written by the platform's encoder.
            var parcels = file.Habits.UsesGbk
                ? file.Parcels.ConvertAll(parcel => parcel with { Name = parcel.Name.Replace("\U00020087", "县").Replace("\u9FB4", "县") })
                : file.Parcels;
            ShouldSay(SiteFile.Read(BoundaryPointWriter.Write(parcels, file.Habits), "a.txt"), parcels);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(RoundTrips).WithReplay(20261122, 1));
    }

    public static TheoryData<string> Seeds => new("txt", "txt-gbk", "geojson", "csv", "xlsx");

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_damaged_file_is_read_or_refused_with_a_code_in_time(string seed)
    {
        var whole = SeedFile(seed);
        var damaged =
            from count in Gen.Choose(1, 8)
            from damages in Gen.ArrayOf(Damage(whole.Length), count)
            select damages.Aggregate(whole, (bytes, damage) => damage(bytes));

        Prop.ForAll(Arb.From(damaged), bytes =>
        {
            var clock = Stopwatch.StartNew();
            try
            {
                var source = SiteFile.Read(bytes, "a." + seed);
                source.Projects.ShouldNotBeEmpty();
                source.Projects.ShouldAllBe(project => project.Parcels.Count > 0);
            }
            catch (PlanningDataException e)
            {
                e.Problem.Code.ShouldNotBeNullOrEmpty();
            }

            clock.Elapsed.ShouldBeLessThan(LongestRead);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Mutations).WithReplay(20261122, 3));
    }

    private static void ShouldSay(SiteSource source, List<ModelParcel> model)
    {
        var read = source.Projects.ShouldHaveSingleItem().Parcels;
        source.Codes().Except(["parcel.duplicate-id"], StringComparer.Ordinal).ShouldBeEmpty();
        read.Select(parcel => parcel.Name).ShouldBe(model.Select(parcel => parcel.Name));
        read.Select(parcel => parcel.StatedAreaSquareMetres).ShouldBe(model.Select(parcel => (double?)(parcel.Hectares * 10_000m)));
        read.Select(parcel => parcel.Rings.Count).ShouldBe(model.Select(parcel => parcel.Rings.Count));
        var points = read.SelectMany(parcel => parcel.Rings).SelectMany(ring => ring.Points);
        points.SequenceEqual(model.SelectMany(parcel => parcel.Rings).SelectMany(ring => ring)).ShouldBeTrue();
    }

    private static double Millimetres(double metres) => Math.Round(metres, 3);

    private static byte[] SeedFile(string seed) => seed switch
    {
        "txt" => Encoding.UTF8.GetBytes(BoundaryPointFiles.Sample),
        "txt-gbk" => BoundaryPointFiles.Gb18030.GetBytes(BoundaryPointFiles.Sample),
        "geojson" => """{"type":"FeatureCollection","features":[{"type":"Feature","id":1,"properties":{"名称":"甲\u9fb4"},"geometry":{"type":"MultiPolygon","coordinates":[[[[112.7,34.7],[112.71,34.7],[112.71,34.71],[112.7,34.7]]]]}}]}"""u8.ToArray(),
        "csv" => "地块编号,点号,圈号,经度,纬度\nA,1,1,112°44′24.5″,34.7\n,2,1,112.71,34.7\n\"B\",3,1,112.71,34.71\n,,,,\n"u8.ToArray(),
        _ => Workbooks.Write(("坐标", [["点号", "X", "Y"], ["1", 100.0, 500.0], ["2", 200.0, 500.0], ["3", 200.0, 600.0]])),
    };

    /// <summary>One damage: a byte overwritten, a stretch cut out, repeated or moved, or the end cut off.</summary>
    private static Gen<Func<byte[], byte[]>> Damage(int length) =>
        from kind in Gen.Choose(0, 4)
        from at in Gen.Choose(0, length - 1)
        from stretch in Gen.Choose(1, 40)
        from value in Gen.Elements<byte>(0, (byte)'"', (byte)'\n', (byte)',', (byte)'@', (byte)'[', (byte)'}', (byte)'-', (byte)'9', (byte)'e', 0x81, 0xFE, 0xFF)
        select (Func<byte[], byte[]>)(bytes =>
        {
            if (bytes.Length == 0)
                return bytes;
            var start = at % bytes.Length;
            var end = Math.Min(bytes.Length, start + stretch);
            return kind switch
            {
                0 => [.. bytes[..start], value, .. bytes[(start + 1)..]],
                1 => [.. bytes[..start], .. bytes[end..]],
                2 => [.. bytes[..end], .. bytes[start..]],
                3 => [.. bytes[end..], .. bytes[..end]],
                _ => bytes[..start],
            };
        });
}
