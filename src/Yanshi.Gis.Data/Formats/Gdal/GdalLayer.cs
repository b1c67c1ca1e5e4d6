using Yanshi.Gis.Data.Formats.Gdal.Native;
using Yanshi.Gis.Data.Formats.Texts;

namespace Yanshi.Gis.Data.Formats.Gdal;

/// <summary>One layer of an open data set.</summary>
internal sealed unsafe class GdalLayer
{
    private const int NoGeometry = 100;

    private readonly nint _handle;

    internal GdalLayer(nint handle)
    {
        _handle = handle;
        var definition = OgrApi.OGR_L_GetLayerDefn(handle);
        Fields = [.. Enumerable.Range(0, OgrApi.OGR_FD_GetFieldCount(definition)).Select(i => GdalField.Of(OgrApi.OGR_FD_GetFieldDefn(definition, i), i))];
    }

    /// <summary>The name's bytes: UTF-8 unless the file lies.</summary>
    internal ReadOnlySpan<byte> Name => NativeText.Bytes(OgrApi.OGR_L_GetName(_handle));

    /// <summary>The attributes.</summary>
    internal IReadOnlyList<GdalField> Fields { get; }

    /// <summary>Whether the layer is a table without geometry.</summary>
    internal bool IsTable => OgrApi.OGR_L_GetGeomType(_handle) == NoGeometry;

    /// <summary>The declared geometry type, by the numbers of ISO WKB without Z and M; 0 when mixed or unknown.</summary>
    internal int GeometryType => FlatType(OgrApi.OGR_L_GetGeomType(_handle));

    /// <summary>How many features the layer says it has.</summary>
    internal long FeatureCount => OgrApi.OGR_L_GetFeatureCount(_handle, force: 1);

    /// <summary>What the layer says about its reference system.</summary>
    internal GdalReferenceSystem? FindReferenceSystem() =>
        OgrApi.OGR_L_GetSpatialRef(_handle) is var system and not 0 ? GdalReferenceSystem.Of(system) : null;

    /// <summary>The features, one at a time; each is gone when the next is asked for.</summary>
    /// <param name="where">The layer's name in messages.</param>
    /// <exception cref="InputRefusedException"><c>gdal.read-error</c>: GDAL reported an error.</exception>
    internal IEnumerable<GdalFeature> Features(string where)
    {
        OgrApi.OGR_L_ResetReading(_handle);
        while (true)
        {
            var feature = OgrApi.OGR_L_GetNextFeature(_handle);
            try
            {
                GdalMessages.ThrowOnFailure(where);
                if (feature == 0)
                    yield break;
                yield return new GdalFeature(feature);
                GdalMessages.ThrowOnFailure(where);
            }
            finally
            {
                if (feature != 0)
                    OgrApi.OGR_F_Destroy(feature);
            }
        }
    }

    /// <summary>Looks at all text of the layer, without its geometry.</summary>
    internal TextTrial TryTexts(string where)
    {
        var trial = new TextTrial();
        trial.Add(Name);
        foreach (var field in Fields)
            trial.Add(field.Name);
        IgnoreFields(["OGR_GEOMETRY"]);
        try
        {
            foreach (var feature in Features(where))
            {
                foreach (var field in Fields)
                {
                    if (field.Kind is GdalFieldKind.Text)
                        trial.Add(feature.TextBytes(field));
                }
            }
        }
        finally
        {
            IgnoreFields([]);
        }

        return trial;
    }

    private void IgnoreFields(string[] names) => _ = NativeText.WithList(names, list => OgrApi.OGR_L_SetIgnoredFields(_handle, (byte**)list));

    // 25D and the thousands of Z, M and ZM are left out.
    private static int FlatType(int type) => (type & 0x7FFFFFFF) % 1000;
}
