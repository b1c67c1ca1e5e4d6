using NetTopologySuite.Geometries;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>The way of one project from what was written to a measured site; used once.</summary>
internal sealed class SiteProjectReading(SiteSource source, SourceProject project, CrsReading? common, SiteReadingOptions options)
{
    private readonly List<GeometryDefect> _defects = [.. source.Defects, .. project.Defects];

    /// <summary>Reads the project.</summary>
    /// <exception cref="InputRefusedException">It cannot become a site for a reason that has no list of flaws.</exception>
    public SiteOutcome Read()
    {
        // A reader's error means that part of the project was lost in the file: there is nothing whole to repair.
        if (HasErrors)
            return Invalid(wasRepairAsked: false);
        RequireManageable();
        var kind = KindOfShapes();
        if ((common ?? SiteFileReading.ResolveCrs(source, SiteFileReading.BoundsOf([project]), options)) is not { } crs)
            return WithoutCoordinates();
        _defects.AddRange(crs.Notes.Select(note => new GeometryDefect(note, DefectSeverity.Warning)));
        var projection = new AnalysisProjection(crs.Crs, options.Plane, options.Shift);
        return kind == SiteGeometryKind.Polygon ? ReadAreas(crs, projection) : ReadCorridor(crs, projection);
    }

    private bool HasErrors => _defects.Exists(d => d.Severity == DefectSeverity.Error);

    private SiteProblem Invalid(bool wasRepairAsked) => new()
    {
        Id = project.Id,
        Problem = SiteRefusals.InvalidGeometry(project.Id, _defects, wasRepairAsked),
        Defects = _defects,
    };

    private void RequireManageable()
    {
        var points = project.Parcels.SelectMany(p => p.Rings).Sum(r => (long)r.Points.Length);
        if (points > options.MaximumPoints)
            throw new InputRefusedException(SiteRefusals.TooManyPoints(project.Id, points, options.MaximumPoints));
    }

    private SiteGeometryKind KindOfShapes()
    {
        if (project.Parcels.FirstOrDefault(p => p.Shape == SourceShape.Point) is { } point)
            throw new InputRefusedException(SiteRefusals.PointNotSupported(project.Id, point.Where));
        if (project.Parcels.FirstOrDefault(p => p.Shape == SourceShape.Line) is not { } line)
            return SiteGeometryKind.Polygon;
        if (project.Parcels.Any(p => p.Shape == SourceShape.Polygon))
            throw new InputRefusedException(SiteRefusals.MixedShapes(project.Id));
        if (options.WidthMetres is null)
            throw new InputRefusedException(SiteRefusals.LineNeedsWidth(project.Id, line.Where));
        return SiteGeometryKind.Corridor;
    }

    /// <summary>Not one finite coordinate: the validation of the rings (or lines) says what is wrong with each.</summary>
    private SiteProblem WithoutCoordinates()
    {
        foreach (var parcel in project.Parcels)
            if (parcel.Rings.Count == 0)
                _defects.Add(SiteRefusals.EmptyParcel(parcel));
            else if (parcel.Shape == SourceShape.Line)
                SiteLines.Read(parcel, pair => pair, _defects);
            else
                _defects.AddRange(RingNesting.Nest([.. parcel.Rings.Select(r => new ClosedRing(r.Number, r.Role, r.Points))], parcel.Where ?? parcel.Id).Defects);
        return Invalid(options.Repair);
    }

    private SiteOutcome ReadAreas(CrsReading crs, AnalysisProjection projection)
    {
        var outlines = project.Parcels.Select(p => SiteOutline.Draw(p, crs, projection, options.Repair)).ToList();
        foreach (var outline in outlines)
            _defects.AddRange(outline.Defects);
        if (outlines.Exists(o => o.Area is null))
            return Invalid(options.Repair);
        if (options.WidthMetres is not null)
            _defects.Add(SiteRefusals.WidthNotUsed(project.Id));
        var overlaps = ParcelOverlaps.Find(
            outlines.ConvertAll(o => new ParcelArea(o.Source.Id, o.Area!, o.Source.Where)),
            area => StatutoryArea.Of(projection.ToPlane(area)));
        _defects.AddRange(overlaps);
        if (!options.Repair && overlaps.Any(defect => defect.Severity == DefectSeverity.Error))
            return Invalid(wasRepairAsked: false);

        var areas = outlines.ConvertAll(o => o.Area!);
        var united = SiteUnion.Unite(areas);
        var measures = new SiteMeasures(projection, ZoneAt(projection.ToLonLat(united)));
        return Measure(crs, SiteGeometryKind.Polygon, united, united, areas, measures, lengthMetres: null, partsOverlap: overlaps.Count > 0, RepairOf(outlines, overlaps, united, measures));
    }

    private SiteOutcome ReadCorridor(CrsReading crs, AnalysisProjection projection)
    {
        var lines = project.Parcels.Select(p => SiteLines.Read(p, crs.ToEastNorth, _defects)).ToList();
        if (HasErrors)
            return Invalid(wasRepairAsked: options.Repair);
        var centreLine = ProjectGeometry.Factory.BuildGeometry(lines.SelectMany(l => l).Cast<Geometry>());
        var lonLat = projection.ToLonLat(centreLine);
        var zone = ZoneAt(lonLat);
        var corridors = lines.ConvertAll(l => Widen(ProjectGeometry.Factory.BuildGeometry(l)));
        var length = SiteMeasures.LengthMetres(lonLat);
        var measures = SiteMeasures.InZone(zone, options.Plane);
        // Widened as one: corridors of parcels that meet in a bend, with their flat ends, would leave out the wedge at its outer side.
        return Measure(crs, SiteGeometryKind.Corridor, centreLine, Widen(centreLine), corridors, measures, length, partsOverlap: false, repair: null);

        Geometry Widen(Geometry line) => SiteCorridor.Widen(line, projection, zone, options.WidthMetres!.Value);
    }

    private Site Measure(
        CrsReading crs,
        SiteGeometryKind kind,
        Geometry asRead,
        Geometry area,
        List<Geometry> parcelAreas,
        SiteMeasures measures,
        double? lengthMetres,
        bool partsOverlap,
        SiteRepair? repair)
    {
        var inPlane = measures.ToPlane(area);
        var (statutory, plane) = (StatutoryArea.Of(inPlane), measures.PlaneAreaSquareMetres(area));
        if (!(statutory >= 0.005))
            throw new InputRefusedException(SiteRefusals.NoArea(project.Id));
        var lonLat = measures.ToLonLat(area);
        RequireInExtent(lonLat);
        var stated = new SiteStatedAreas(partsOverlap);
        var parcels = project.Parcels.Select((p, i) => parcelAreas[i] is var parcel && ReferenceEquals(parcel, area)
            ? stated.Compare(p, statutory, plane)
            : stated.Compare(p, measures.StatutoryAreaSquareMetres(parcel), measures.PlaneAreaSquareMetres(parcel))).ToList();
        return new Site
        {
            Id = project.Id,
            Name = project.Name,
            Attributes = project.Attributes,
            GeometryKind = kind,
            WidthMetres = kind == SiteGeometryKind.Corridor ? options.WidthMetres : null,
            LengthMetres = lengthMetres,
            Crs = crs,
            AreaSquareMetres = statutory,
            PlaneAreaSquareMetres = plane,
            PlaneCrs = measures.Zone,
            StatedAreaSquareMetres = stated.TotalSquareMetres,
            StatedAreaMatches = stated.Match,
            PerimeterMetres = SiteMeasures.PerimeterMetres(lonLat),
            Parcels = parcels,
            Defects = _defects,
            Repaired = repair,
            Geometry = asRead,
            GeometryInPlane = SiteMeasures.ValidInPlane(inPlane, project.Id),
            GeometryLonLat = lonLat,
            GeometrySha256 = SiteGeometryHash.Of(crs.Crs.Code, asRead),
        };
    }

    // Detection allows a project to reach over the border; one that lies beyond it is another district's, or misread (degrees and minutes
    // taken for decimal degrees land some 25 km away, with another area).
    private void RequireInExtent(Geometry lonLat)
    {
        var extent = options.ExtentLonLat;
        if (!ProjectGeometry.Factory.ToGeometry(extent).Intersects(lonLat))
            throw new InputRefusedException(SiteRefusals.OutsideExtent(project.Id, lonLat.EnvelopeInternal, extent));
        if (!extent.Contains(lonLat.EnvelopeInternal))
            _defects.Add(SiteRefusals.PartlyOutsideExtent(project.Id, lonLat.EnvelopeInternal, extent));
    }

    private static Crs ZoneAt(Geometry lonLat) => Crs.PlaneZoneAt(lonLat.Centroid.X);

    /// <summary>What repair did, with the areas of all parcels as drawn and of the site that came of them.</summary>
    private static SiteRepair? RepairOf(
        List<SiteOutline> outlines, IReadOnlyList<GeometryDefect> overlaps, Geometry united, SiteMeasures measures)
    {
        var mended = outlines
            .SelectMany(o => o.Repair?.Mended ?? [])
            .Concat(overlaps.Where(defect => defect.Severity == DefectSeverity.Error).Select(defect => defect.Problem.Code))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return mended.Count == 0
            ? null
            : new SiteRepair(
                outlines.Sum(o => o.Repair?.AreaBefore ?? measures.StatutoryAreaSquareMetres(o.Area!)), measures.StatutoryAreaSquareMetres(united), mended);
    }
}
