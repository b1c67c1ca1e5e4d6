using NetTopologySuite.Geometries;
using Yanshi.Gis.Data.Demonstration;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Tests.Demonstration;

/// <summary>
/// The district's generalised outline (43 points, good to 1 km), seats and rivers, good to some kilometres: enough to lay a demonstration out. The
/// three city subdistricts, whose seats nobody stated, share the district's seat.
/// </summary>
internal static class YanshiInputs
{
    public static Polygon Outline { get; } = ProjectGeometry.Factory.CreatePolygon(
        Points(
            """
            112.734,34.492 112.692,34.494 112.68,34.541 112.665,34.546 112.664,34.58 112.677,34.591 112.659,34.602 112.698,34.636 112.673,34.659
            112.634,34.665 112.654,34.706 112.612,34.708 112.611,34.723 112.658,34.749 112.663,34.766 112.649,34.795 112.66,34.803 112.726,34.799
            112.739,34.781 112.774,34.769 112.804,34.799 112.811,34.779 112.852,34.78 112.899,34.779 112.898,34.746 112.933,34.725 112.896,34.695
            112.862,34.709 112.824,34.695 112.824,34.659 112.841,34.642 112.819,34.626 112.837,34.622 112.833,34.598 112.856,34.592 112.885,34.548
            112.979,34.54 112.924,34.527 112.917,34.478 112.902,34.469 112.8,34.481 112.77,34.501 112.734,34.492
            """));

    public static EqualAreaPlane Plane { get; } = new(112.795, 34.637);

    public static IReadOnlyList<DemonstrationTown> Towns { get; } =
    [
        Town("商城街道", 112.7816, 34.7241),
        Town("槐新街道", 112.7816, 34.7241),
        Town("伊洛街道", 112.7816, 34.7241),
        Town("首阳山街道", 112.69, 34.735),
        Town("岳滩镇", 112.765, 34.690),
        Town("翟镇镇", 112.72, 34.68),
        Town("顾县镇", 112.80, 34.66),
        Town("高龙镇", 112.735, 34.635),
        Town("缑氏镇", 112.792, 34.617),
        Town("府店镇", 112.865, 34.57),
        Town("大口镇", 112.72, 34.56),
        Town("山化镇", 112.87, 34.745),
        Town("邙岭镇", 112.735, 34.785),
    ];

    public static IReadOnlyList<DemonstrationRiver> Rivers { get; } =
    [
        River(
            "洛河",
            """
            112.6121,34.7076 112.6164,34.7068 112.6232,34.7077 112.6334,34.7047 112.6538,34.7064 112.67,34.708 112.69,34.709 112.71,34.708 112.73,34.707
            112.75,34.705 112.77,34.702 112.785,34.699 112.80,34.697 112.818,34.694
            """),
        River(
            "伊河",
            """
            112.6345,34.6647 112.6397,34.6671 112.6457,34.6647 112.6487,34.6613 112.6549,34.6634 112.6598,34.6635 112.6678,34.6598 112.6729,34.6587
            112.69,34.660 112.71,34.663 112.73,34.667 112.75,34.672 112.77,34.678 112.79,34.684 112.805,34.689 112.818,34.694
            """),
        River(
            "伊洛河",
            """
            112.8242,34.6953 112.8285,34.6971 112.8382,34.7003 112.8435,34.7009 112.8493,34.7055 112.8571,34.7076 112.8618,34.7093 112.8687,34.7081
            112.8738,34.7063 112.8816,34.7012 112.8878,34.6962 112.8957,34.6948 112.9028,34.7009 112.906,34.7045 112.9103,34.7122 112.9168,34.7138
            112.9258,34.7129 112.9282,34.7148 112.9306,34.7212 112.9335,34.725
            """),
    ];

    public static IReadOnlyList<Park> Parks { get; } = [new("park-shoes", "鞋业产业园", "山化镇", []), new("park-furniture", "智能家具产业园", "高龙镇", [])];

    public static DemonstrationDistrict District(int parcels, ulong seed = 410307) =>
        new(new DemonstrationPlan { Parcels = parcels, Seed = seed }, Outline, Plane, Towns, Rivers, Parks);

    private static DemonstrationTown Town(string name, double longitude, double latitude) => new(name, Code: null, new Coordinate(longitude, latitude));

    private static DemonstrationRiver River(string name, string points) => new(name, ProjectGeometry.Factory.CreateLineString(Points(points)));

    private static Coordinate[] Points(string text) =>
    [
        .. text.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(point => point.Split(',')).Select(pair =>
            new Coordinate(double.Parse(pair[0], System.Globalization.CultureInfo.InvariantCulture), double.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture))),
    ];
}
