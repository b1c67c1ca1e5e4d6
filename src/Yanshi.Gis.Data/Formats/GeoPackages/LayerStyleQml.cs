using System.Globalization;
using System.Xml;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Formats.GeoPackages;

/// <summary>A layer's style as QGIS reads it (QML): one symbol, in the catalogue's colour, opacity and line pattern.</summary>
internal static class LayerStyleQml
{
    private const string Owner = "yanshi-gis";
    private const string LineWidthMillimetres = "0.46";
    private const string PointSizeMillimetres = "2.4";
    private const int Opaque = 255;

    /// <summary>Enters the style of a table as its default. Without a style in the catalogue programs choose.</summary>
    internal static void AddTo(GeoPackageDatabase database, string table, string geometryType, LayerDefinition layer, string time)
    {
        if (layer.Style is not { } style)
            return;
        database.Execute(
            "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML, useAsDefault, description, owner, update_time) VALUES ('', '', $table, $column, $name, $qml, 1, $description, $owner, $time)",
            ("$table", table), ("$column", FeatureTable.Geometry), ("$name", layer.Id), ("$qml", Of(style, geometryType)), ("$description", layer.Title), ("$owner", Owner), ("$time", time));
    }

    /// <summary>The style as QML.</summary>
    internal static string Of(LayerStyle style, string geometryType)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true, NewLineChars = "\n" }))
        {
            xml.WriteDocType("qgis", "http://mrcc.com/qgis.dtd", "SYSTEM", subset: null);
            xml.WriteStartElement("qgis");
            xml.WriteAttributeString("version", "3.22.0");
            xml.WriteAttributeString("styleCategories", "Symbology");
            xml.WriteStartElement("renderer-v2");
            Attributes(xml, ("type", "singleSymbol"), ("symbollevels", "0"), ("enableorderby", "0"), ("forceraster", "0"));
            xml.WriteStartElement("symbols");
            WriteSymbol(xml, style, geometryType);
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return text.ToString();
    }

    private static void WriteSymbol(XmlWriter xml, LayerStyle style, string geometryType)
    {
        var pattern = style.Line switch
        {
            LinePattern.Dashed => "dash",
            LinePattern.Dotted => "dot",
            _ => "solid",
        };
        var (line, fill) = (Colour(style.Colour, Opaque), Colour(style.Colour, (int)Math.Round(style.FillOpacity * Opaque)));
        var (kind, layer, settings) = geometryType switch
        {
            "LINESTRING" or "MULTILINESTRING" => ("line", "SimpleLine", new[] { ("line_color", line), ("line_style", pattern), ("line_width", LineWidthMillimetres), ("line_width_unit", "MM") }),
            "POINT" or "MULTIPOINT" => ("marker", "SimpleMarker", [("name", "circle"), ("color", line), ("outline_color", line), ("size", PointSizeMillimetres), ("size_unit", "MM")]),
            _ => ("fill", "SimpleFill", [("color", fill), ("style", "solid"), ("outline_color", line), ("outline_style", pattern), ("outline_width", LineWidthMillimetres), ("outline_width_unit", "MM")]),
        };
        xml.WriteStartElement("symbol");
        Attributes(xml, ("type", kind), ("name", "0"), ("alpha", "1"), ("clip_to_extent", "1"), ("force_rhr", "0"));
        xml.WriteStartElement("layer");
        Attributes(xml, ("class", layer), ("enabled", "1"), ("locked", "0"), ("pass", "0"));
        foreach (var (key, value) in settings)
        {
            xml.WriteStartElement("prop");
            Attributes(xml, ("k", key), ("v", value));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Attributes(XmlWriter xml, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        foreach (var (name, value) in attributes)
            xml.WriteAttributeString(name, value);
    }

    // #RRGGBB and an opacity as red, green, blue, alpha.
    private static string Colour(string hex, int alpha) => string.Create(
        CultureInfo.InvariantCulture,
        $"{int.Parse(hex.AsSpan(1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)},{int.Parse(hex.AsSpan(3, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)},{int.Parse(hex.AsSpan(5, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)},{alpha}");
}
