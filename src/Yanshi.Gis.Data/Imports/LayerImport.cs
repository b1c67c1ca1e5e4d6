using NetTopologySuite.Geometries;
using Yanshi.Gis.Data.Audit;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Data.Formats.Vectors;
using Yanshi.Gis.Data.Imports.Deliveries;
using Yanshi.Gis.Data.Imports.Positions;
using Yanshi.Gis.Data.Imports.Quality;
using Yanshi.Gis.Data.Imports.Reports;
using Yanshi.Gis.Data.Imports.Versions;
using Yanshi.Gis.Data.Untrusted;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Imports;

/// <summary>
/// From a delivered file to a layer version: read in a process of its own, recognised, placed, put through the quality gate, entered, prepared, published. All
/// or nothing; a delivery that is refused, and a dry run, leave the workspace as it was.
/// </summary>
public sealed class LayerImport
{
    private readonly Workspace _workspace;
    private readonly ImportRequest _request;
    private readonly Act _act;
    private readonly ParserProgram _parser;
    private readonly Action? _publishing;
    private readonly CancellationToken _stop;

    private LayerImport(Workspace workspace, ImportRequest request, Act act, ParserProgram parser, Action? publishing, CancellationToken stop) =>
        (_workspace, _request, _act, _parser, _publishing, _stop) = (workspace, request, act, parser, publishing, stop);

    /// <summary>Imports a delivery.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="request">What is imported.</param>
    /// <param name="act">Who imports, when, by which command.</param>
    /// <param name="parser">The program that reads the file.</param>
    /// <param name="patience">How long to wait for another writer. Nobody is kept waiting while the delivery is read and looked at.</param>
    /// <param name="publishing">Told when the version is about to be published: what has begun then is not stopped any more. An exception of it is the last moment to stop.</param>
    /// <param name="stop">Asks to stop, and ends the process that reads the file.</param>
    /// <exception cref="OperationCanceledException">It was stopped; nothing was published.</exception>
    /// <exception cref="InputRefusedException">The file cannot be read, or it cannot be told what it is or where it lies; the codes of the steps.</exception>
    /// <exception cref="ReferenceDataException">The workspace or the system failed: <c>workspace.busy</c>, <c>storage.*</c>, <c>gdal.*</c>, <c>parser.not-started</c>; nothing was published.</exception>
    public static ImportOutcome Run(Workspace workspace, ImportRequest request, Act act, ParserProgram parser, TimeSpan patience = default, Action? publishing = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(parser);
        return new LayerImport(workspace, request, act, parser, publishing, stop).Run(patience);
    }

    private ImportOutcome Run(TimeSpan patience)
    {
        var district = DistrictGround.Of(_workspace, _act.Date);
        RequireDistrict();
        var stated = StatedCoverage.Find(_request, _workspace.Catalogue, _parser, _stop);
        var (file, chosen, delivery) = Read();
        _stop.ThrowIfCancellationRequested();
        var source = _request.Source ?? $"导入自 {file.File}";
        var layer = chosen.Layer ?? _request.NewLayer!.ToDefinition(_request.LayerId!, _request.Status, source, chosen.Description.Fields);
        var position = DeliveryPosition.Resolve(chosen.Source.Declared, _request.Crs, DeliverySample.Of(delivery.Features), _workspace.Catalogue.Extent);
        var gate = GateFor(layer, chosen, position, district);
        var quality = QualityGate.Run(delivery.Features, gate);
        var report = new ImportReport(file, layer, chosen.Choice, position, quality) { Claims = ImportClaims.Of(_request), IsDryRun = _request.IsDryRun };
        return quality.Verdict is QualityVerdict.Refused ? new ImportOutcome(report, []) : Enter(report, gate, source, stated, isNew: chosen.Layer is null, patience);
    }

    private (DeliveryFile File, ChosenLayer Chosen, Delivery Delivery) Read()
    {
        var options = new SiteFileOptions { Encoding = _request.Encoding, Limits = SiteFileLimits.Layer };
        using var file = _request.Upload is { } upload ? VectorFile.Open(upload, options, _parser, _stop) : VectorFile.Open(_request.Path, options, _parser, stop: _stop);
        var chosen = new DeliveredLayers(file, _request, _workspace.Catalogue).Choose();
        var delivery = Delivery.Read(file, chosen.Source);
        var (facts, encoding) = (VectorFormatFacts.Of(chosen.Source.Format), chosen.Source.Encoding);
        return (new DeliveryFile(file.FileName, file.Sha256, chosen.Source.Name, facts.Code)
        {
            Encoding = facts.IsUtf8 ? null : encoding.Name,
            EncodingChinese = facts.IsUtf8 ? null : encoding.Chinese,
            EncodingEnglish = facts.IsUtf8 ? null : encoding.English,
            Notes = file.IsIsolated ? delivery.Notes : [.. delivery.Notes, NotIsolated()],
        }, chosen, delivery);
    }

    private QualityRequest GateFor(LayerDefinition layer, ChosenLayer chosen, DeliveryPosition position, DistrictGround district) => new()
    {
        Layer = layer,
        Catalogue = _workspace.Catalogue,
        Position = position,
        IsReferenceSystemVouched = _request.Crs is not null,
        Fields = chosen.Description.Fields,
        StatedCompleteness = _request.Completeness ?? Completeness.Partial,
        Coverage = _request.Coverage,
        IdField = _request.IdField,
        RuleFields = [.. _workspace.RuleBook?.Fields.Where(field => field.Layer.Equals(layer.Id, StringComparison.Ordinal)) ?? []],
        District = district.Area,
        DistrictAccuracyMetres = district.AccuracyMetres,
        Options = _request.Quality,
    };

    private ImportOutcome Enter(ImportReport report, QualityRequest gate, string source, Geometry? stated, bool isNew, TimeSpan patience)
    {
        _stop.ThrowIfCancellationRequested();
        using var import = WorkspaceImport.Begin(_workspace.Folder, _act, patience);
        if (isNew)
            import.AddLayer(report.Layer);
        var appending = _request.Appends ? Appending.Of(import, report.Layer.Id, report.Quality, report.Position.Reading.Crs, _act.Date) : null;
        var version = VersionOf(report, source, import.NextNumber(report.Layer.Id));
        if (appending is not null)
            version = appending.Join(version);
        var others = import.Versions.Where(entry => entry.LayerId.Equals(report.Layer.Id, StringComparison.Ordinal));
        var hasOwnAccuracies = gate.Fields.Contains(FieldNames.Accuracy, StringComparer.OrdinalIgnoreCase);
        report = report with
        {
            Version = new VersionName(report.Layer.Id, version.Number),
            AppendedTo = appending?.To,
            VersionFindings = [.. appending?.Findings(gate) ?? [], .. VersionFindings.Of(_request, report.Position.Reading, version, hasOwnAccuracies, others, _act.Date)],
        };
        if (report.Verdict is QualityVerdict.Refused)
            return new ImportOutcome(report with { Version = null }, []);
        import.AddVersion(report.Layer.Id, version, appending?.Features ?? report.Quality.Features(), new VersionOrigin
        {
            InputName = report.File.File,
            InputSha256 = report.File.Sha256,
            Report = ImportReportJson.Of(report),
            Coverage = appending is null ? stated : appending.JoinCoverage(version, stated),
        });
        _stop.ThrowIfCancellationRequested();
        if (_request.IsDryRun)
            return new ImportOutcome(report, []);
        _publishing?.Invoke();
        return new ImportOutcome(report, import.Commit());
    }

    private LayerVersion VersionOf(ImportReport report, string source, int number) => new()
    {
        Number = number,
        Status = _request.Status,
        Completeness = report.Quality.Completeness,
        Coverage = _request.Coverage,
        AccuracyMetres = _request.AccuracyMetres,
        Vintage = _request.Vintage,
        InForceFrom = _request.InForceFrom,
        InForceUntil = _request.InForceUntil,
        LegalStatus = _request.LegalStatus,
        Confidentiality = report.Layer.Confidentiality,
        Source = source,
        Crs = report.Position.Reading.Crs.Code,
    };

    private void RequireDistrict()
    {
        if (_request.Coverage is LayerCoverage.District && _workspace.Layers.VersionsOf(Catalogue.DistrictLayerId).Count == 0)
            throw new InputRefusedException(
                "import.no-district",
                "--coverage",
                "工作区没有区界数据，不知道“全区”是哪里。请先导入区界（--as district），或改用 --coverage extent、derived 或范围文件。",
                "The workspace has no district boundary, so \"district\" has no place. Import it first (--as district), or use --coverage extent, derived or a file.");
    }

    private static Problem NotIsolated() => new(
        "parser.not-isolated",
        Where: null,
        "本系统不支持命名空间隔离（bwrap），文件在限额的子进程中读取。",
        "This system has no namespaces of its own for parsers (bwrap); the file was read by a child process within limits.");
}

/// <summary>What became of an import.</summary>
/// <param name="Report">Everything that was found out and decided.</param>
/// <param name="Notes">What could not be done after publication and will be at the next write.</param>
public sealed record ImportOutcome(ImportReport Report, IReadOnlyList<Problem> Notes);
