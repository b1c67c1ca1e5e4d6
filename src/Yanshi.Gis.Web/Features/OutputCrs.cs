using Yanshi.Gis.Layers;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Web.Features;

/// <summary>The reference systems that features can be asked for in, by the addresses under which OGC names them (OGC API – Features, Part 2).</summary>
internal static class OutputCrs
{
    private const string Epsg = "EPSG:";
    private const string EpsgBase = "http://www.opengis.net/def/crs/EPSG/0/";
    private const string Crs84Name = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

    /// <summary>The systems of a workspace: degrees, and the 3° zone of its middle without and with its number.</summary>
    internal static IReadOnlyList<Crs> Of(Catalogue catalogue)
    {
        var zone = Crs.PlaneZoneAt((catalogue.Extent.West + catalogue.Extent.East) / 2);
        List<Crs> systems = [Crs.Crs84, Crs.Cgcs2000, Crs.Get("EPSG:4326"), zone];
        if (zone is { Kind: CrsKind.GaussKruger, ZoneWidthDegrees: { } width, Zone: { } number })
            systems.Add(Crs.GaussKruger(width, number, zoneInEasting: true));
        return systems;
    }

    /// <summary>The name of a system.</summary>
    internal static string NameOf(Crs crs) => crs.Code.StartsWith(Epsg, StringComparison.Ordinal) ? EpsgBase + crs.Code[Epsg.Length..] : Crs84Name;

    /// <summary>The system of a name; null when the workspace does not offer it.</summary>
    internal static Crs? Find(Catalogue catalogue, string name) => Of(catalogue).FirstOrDefault(crs => string.Equals(NameOf(crs), name, StringComparison.Ordinal));

    /// <summary>Whether the second coordinate comes first.</summary>
    internal static bool IsNorthFirst(Crs crs) => crs.AuthorityAxisOrder is AxisOrder.NorthEast;
}
