using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Tests.Formats;

public class BoundaryPointTextTests
{
    [Fact]
    public void The_sample_of_the_format_is_read_word_for_word()
    {
        var source = BoundaryPointFiles.Read(BoundaryPointFiles.Sample);

        source.Format.ShouldBe("boundary-point-text");
        source.Encoding.ShouldBe("utf-8");
        source.FileName.ShouldBe("地块.txt");
        source.Codes().ShouldBeEmpty();
        var project = source.Projects.ShouldHaveSingleItem();
        project.Id.ShouldBe("1");
        project.Name.ShouldBe("示例地块");
        project.Attributes["数据产生单位"].ShouldBe("洛阳市偃师区示例测绘队");
        project.Attributes["地块用途"].ShouldBe("工业用地");
        project.Attributes.ContainsKey("转换参数").ShouldBeFalse();
        var parcel = project.Parcels.ShouldHaveSingleItem();
        (parcel.Id, parcel.Name, parcel.Shape, parcel.Where).ShouldBe(("1", "示例地块", SourceShape.Polygon, "第 13 行"));
        parcel.StatedAreaSquareMetres.ShouldBe(28391.0);
        parcel.StatedAreaStepSquareMetres.ShouldBe(1.0, 1e-12);
        parcel.Rings.Select(ring => (ring.Number, ring.Role, ring.Points.Length))
            .ShouldBe([(1, RingRole.ByNesting, 5), (2, RingRole.ByNesting, 5)]);
    }

    [Fact]
    public void North_stands_first_in_the_file_and_second_in_the_points()
    {
        var source = BoundaryPointFiles.Read(BoundaryPointFiles.Sample);

        source.Projects[0].Parcels[0].Rings[0].Points[0].ShouldBe(new Coordinate(38389077, 3836986));
        source.Declared!.AxisOrder.ShouldBe(AxisOrder.EastNorth);
    }
}
