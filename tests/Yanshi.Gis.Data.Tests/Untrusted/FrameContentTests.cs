using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Data.Formats.Vectors;
using Yanshi.Gis.Data.Untrusted;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Data.Tests.Untrusted;

/// <summary>What a parser says comes through bit for bit; whatever else a process writes is an <see cref="InvalidDataException"/> and costs no memory.</summary>
public class FrameContentTests
{
    private static readonly double[] Numbers = [0, -0.0, double.NaN, double.PositiveInfinity, double.Epsilon, 1e308, 38_389_077.123_456_789, 112.7];

    [Fact]
    public void A_site_file_comes_back_as_it_was() => Prop.ForAll(Arb.From(Sources()), source =>
    {
        using var frame = new FrameBuilder();
        SiteSourceContent.WriteFile(frame, SiteStream.Of(source));
        var (file, count, _, _) = SiteSourceContent.ReadFile(new FrameContent(frame.Content.ToArray()));
        count.ShouldBe(source.Projects.Count);
        file.Declared.ShouldBe(source.Declared);
        file.Defects.Select(Describe).ShouldBe(source.Defects.Select(Describe));
        foreach (var project in source.Projects)
        {
            frame.Clear();
            SiteSourceContent.WriteProject(frame, project);
            Describe(SiteSourceContent.ReadProject(new FrameContent(frame.Content.ToArray()))).ShouldBe(Describe(project));
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void Bytes_that_are_no_message_are_refused_as_such() => Prop.ForAll(Arb.From(Damaged()), bytes =>
    {
        Action<FrameContent>[] readers =
        [
            content => SiteSourceContent.ReadFile(content), content => SiteSourceContent.ReadProject(content), content => content.ReadLayer(),
            content => content.ReadFeature(), content => content.ReadDataSet(), content => ParserRequest.Read(content), content => content.ReadProblem(),
        ];
        foreach (var read in readers)
        {
            try
            {
                read(new FrameContent(bytes));
            }
            catch (InvalidDataException)
            {
                continue;
            }
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0x7F, 4 })]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 4 })]
    [InlineData(new byte[] { 1, 0, 0, 0, 77, 0 })]
    [InlineData(new byte[] { 9, 0, 0, 0, 4, 1, 2 })]
    [InlineData(new byte[] { 9, 0 })]
    public void A_message_that_promises_too_much_is_refused_before_room_is_made(byte[] bytes) =>
        Should.Throw<InvalidDataException>(() => Frame.Read(new MemoryStream(bytes)));

    [Fact]
    public void The_end_of_the_stream_is_no_message() => Frame.Read(new MemoryStream()).ShouldBeNull();

    private static Gen<byte[]> Damaged() =>
        from source in Sources()
        from at in Gen.Choose(0, 10_000)
        from value in Gen.Choose(0, 255)
        from cut in Gen.Choose(0, 3)
        select Damage(source, at, (byte)value, cut);

    private static byte[] Damage(SiteSource source, int at, byte value, int cut)
    {
        using var frame = new FrameBuilder();
        SiteSourceContent.WriteProject(frame, source.Projects[0]);
        var bytes = frame.Content.ToArray();
        bytes[at % bytes.Length] = value;
        return cut == 0 ? bytes[..(at % bytes.Length)] : bytes;
    }

    private static Gen<SiteSource> Sources() =>
        from name in Gen.Elements("地块.shp", "", "𠮷\u0000\n")
        from declared in Gen.Elements<CrsDeclaration?>(null, new CrsDeclaration { Code = "EPSG:4526", Zone = 38, ZoneWidthDegrees = 3, AxisOrder = AxisOrder.EastNorth, Words = "第38带", Where = "头" })
        from projects in Projects().NonEmptyListOf()
        select new SiteSource
        {
            Format = "shapefile", FileName = name, Encoding = "gb18030", Declared = declared, Projects = [.. projects],
            Defects = [new GeometryDefect(new Problem("a.b", null, "甲", "a"), DefectSeverity.Warning, new Coordinate(1, 2))],
        };

    private static Gen<SourceProject> Projects() =>
        from points in Gen.Elements(Numbers).Two().ListOf()
        from role in Gen.Elements(RingRole.Shell, RingRole.Hole, RingRole.ByNesting)
        from stated in Gen.Elements<double?>(null, 1.5)
        select new SourceProject
        {
            Id = "1", Name = null, Attributes = new Dictionary<string, string>(StringComparer.Ordinal) { ["名称"] = "甲", [""] = "" },
            Defects = [new GeometryDefect(new Problem("c.d", "features[0]", "乙", "b"), DefectSeverity.Error)],
            Parcels =
            [
                new SourceParcel
                {
                    Id = "p", Shape = SourceShape.Line, StatedAreaSquareMetres = stated, Where = "x",
                    Rings = [new SourceRing { Number = 3, Role = role, Points = [.. points.Select(pair => new Coordinate(pair.Item1, pair.Item2))] }],
                },
            ],
        };

    private static string Describe(GeometryDefect defect) => $"{defect.Problem} {defect.Problem.Chinese} {defect.Severity} {defect.Position}";

    private static string Describe(SourceProject project)
    {
        var text = new StringBuilder($"{project.Id}|{project.Name}|{string.Join(',', project.Attributes)}|{string.Join(',', project.Defects.Select(Describe))}");
        foreach (var parcel in project.Parcels)
        {
            text.Append($"|{parcel.Id}|{parcel.Name}|{parcel.Shape}|{parcel.StatedAreaSquareMetres}|{parcel.StatedAreaStepSquareMetres}|{parcel.Where}");
            foreach (var ring in parcel.Rings)
                text.Append($"|{ring.Number}|{ring.Role}|{string.Join(' ', ring.Points.Select(point => $"{BitConverter.DoubleToInt64Bits(point.X)} {BitConverter.DoubleToInt64Bits(point.Y)}"))}");
        }

        return text.ToString();
    }
}
