using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Formats.Gdal;

/// <summary>What is missing or wrong in a set of shapefile files, and how its text is decoded.</summary>
public sealed class ShapefileTests : IDisposable
{
    private const int LanguageDriver = 29;

    private readonly VectorFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ToolTheory("ogr2ogr")]
    [InlineData("GBK", ".cpg", null, "gb18030", ".cpg")]
    [InlineData("CP936", "LDID", (byte)0x4D, "gb18030", "LDID")]
    [InlineData("CP936", "nothing", (byte)0, "gb18030", "没有可用的编码声明")]
    [InlineData("CP936", "the system's", (byte)0x57, "gb18030", "没有可用的编码声明")]
    [InlineData("UTF-8", "nothing", (byte)0, "utf-8", "符合 UTF-8")]
    public void The_encoding_is_the_declared_one_or_found_out_and_explained(string written, string declares, byte? driver, string expected, string why)
    {
        var path = _folder.Shapefile("-lco", $"ENCODING={written}");
        if (declares != ".cpg")
            Declare(path, cpg: null, driver!.Value);
        using var file = VectorFolder.Open(path);

        var layer = file.Layers[0];

        layer.Encoding.Name.ShouldBe(expected);
        layer.Encoding.Chinese.ShouldContain(why);
        layer.Fields.Select(field => field.Name).ShouldBe(["名称", "用途", "面积", "编号"]);
        file.Read(layer).First().ReadProperties()["名称"]!.GetValue<string>().ShouldBe("甲地块");
    }

    [ToolFact("ogr2ogr")]
    public void A_declaration_that_the_text_does_not_obey_is_passed_over_and_said()
    {
        var path = _folder.Shapefile("-lco", "ENCODING=CP936");
        Declare(path, "UTF-8", 0);

        var source = VectorFolder.Sites(path);

        source.Encoding.ShouldBe("gb18030");
        source.Projects[0].Name.ShouldBe("甲地块");
        source.Codes().ShouldContain("encoding.contradicted", StringComparer.Ordinal);
    }

    [ToolFact("ogr2ogr")]
    public void A_declaration_of_gbk_over_utf8_text_is_followed_and_doubted_until_the_user_decides()
    {
        var path = _folder.Shapefile("-lco", "ENCODING=UTF-8");
        Declare(path, "GBK", 0);

        VectorFolder.Sites(path).Codes().ShouldContain("encoding.doubtful", StringComparer.Ordinal);
        VectorFolder.Sites(path, new SiteFileOptions { Encoding = "utf-8" }).Projects[0].Name.ShouldBe("甲地块");
        VectorFolder.SiteRefusal(path, new SiteFileOptions { Encoding = "klingon" }).ShouldBe("encoding.unknown");
    }

    [ToolFact("ogr2ogr")]
    public void Gbk_text_cut_within_a_character_loses_that_character_only()
    {
        var path = _folder.Shapefile();
        var table = File.ReadAllBytes(Path.ChangeExtension(path, ".dbf"));
        var (record, width) = (BitConverter.ToUInt16(table, 8) + 1, table[32 + 16]);
        var text = BoundaryPointFiles.Gb18030.GetBytes("a" + new string('地', width));
        text.AsSpan(0, width).CopyTo(table.AsSpan(record));
        File.WriteAllBytes(Path.ChangeExtension(path, ".dbf"), table);
        using var file = VectorFolder.Open(path);

        var read = file.Read(file.Layers[0]);

        read.ToList()[0].ReadProperties()["名称"]!.GetValue<string>().ShouldBe("a" + new string('地', (width - 1) / 2));
        read.Notes.Select(note => note.Code).ShouldBe(["encoding.cut-text"]);
    }

    [ToolTheory("ogr2ogr")]
    [InlineData("EPSG:4526")]
    [InlineData("EPSG:4547")]
    [InlineData("EPSG:4490")]
    [InlineData("EPSG:2362")]
    [InlineData("EPSG:2413")]
    [InlineData("EPSG:4497")]
    [InlineData("EPSG:32649")]
    [InlineData("EPSG:32632")]
    [InlineData("EPSG:3857")]
    public void A_prj_in_esris_writing_names_one_of_our_systems(string code)
    {
        var path = _folder.Shapefile("-t_srs", code);
        File.ReadAllText(Path.ChangeExtension(path, ".prj")).ShouldNotContain("AUTHORITY");

        VectorFolder.Sites(path).Declared!.Code.ShouldNotBeNull().ShouldBe(Crs.Get(code).Code);
    }

    [ToolFact("ogr2ogr")]
    public void A_prj_of_a_system_that_is_none_of_ours_is_named_and_not_guessed_at() =>
        VectorFolder.Sites(_folder.Shapefile("-t_srs", "EPSG:3035")).Declared!.Code.ShouldNotBeNull().ShouldContain("ETRS");

    [ToolTheory("ogr2ogr")]
    [InlineData(null)]
    [InlineData("这不是 WKT")]
    [InlineData("LOCAL_CS[\"洛阳城建坐标系\",UNIT[\"metre\",1]]")]
    public void Without_a_usable_prj_nothing_is_declared(string? prj)
    {
        var path = _folder.Shapefile("-t_srs", "EPSG:4526");
        File.Delete(Path.ChangeExtension(path, ".prj"));
        if (prj is not null)
            File.WriteAllText(Path.ChangeExtension(path, ".prj"), prj);

        var declared = VectorFolder.Sites(path).Declared!;

        (declared.Code, declared.AxisOrder).ShouldBe((null, AxisOrder.EastNorth));
    }

    [ToolFact("ogr2ogr")]
    public void A_missing_index_is_made_anew_in_the_copy_and_said()
    {
        var path = _folder.Shapefile();
        File.Delete(Path.ChangeExtension(path, ".shx"));

        var source = VectorFolder.Sites(path);

        source.Projects.Count.ShouldBe(2);
        source.Codes().ShouldContain("shp.index-restored", StringComparer.Ordinal);
        File.Exists(Path.ChangeExtension(path, ".shx")).ShouldBeFalse();
    }

    [ToolFact("ogr2ogr")]
    public void An_index_that_leaves_out_a_record_does_not_lose_it()
    {
        var path = _folder.Shapefile();
        var index = File.ReadAllBytes(Path.ChangeExtension(path, ".shx"))[..^8];
        (index[26], index[27]) = (0, (byte)(index.Length / 2));
        File.WriteAllBytes(Path.ChangeExtension(path, ".shx"), index);

        var source = VectorFolder.Sites(path);

        source.Projects.Count.ShouldBe(2);
        source.Codes().ShouldContain("shp.index-replaced", StringComparer.Ordinal);
    }

    [ToolFact("ogr2ogr")]
    public void Without_its_table_a_shapefile_has_no_attributes_and_says_so()
    {
        var path = _folder.Shapefile();
        File.Delete(Path.ChangeExtension(path, ".dbf"));

        var source = VectorFolder.Sites(path);

        source.Projects.Select(project => project.Id).ShouldBe(["1", "2"]);
        source.Codes().ShouldContain("shp.no-table", StringComparer.Ordinal);
    }

    [ToolTheory("ogr2ogr")]
    [InlineData(".shp", 40, "shp.truncated")]
    [InlineData(".shp", 300, "shp.truncated")]
    [InlineData(".dbf", 20, "shp.table-truncated")]
    public void A_file_that_is_cut_off_is_refused(string extension, int lost, string code)
    {
        var path = _folder.Shapefile();
        var part = Path.ChangeExtension(path, extension);
        File.WriteAllBytes(part, File.ReadAllBytes(part)[..^lost]);

        VectorFolder.SiteRefusal(path).ShouldBe(code);
        VectorFolder.LayerRefusal(path).ShouldBe(code);
    }

    [ToolFact("ogr2ogr")]
    public void A_table_of_another_set_is_refused()
    {
        var path = _folder.Shapefile();
        var table = File.ReadAllBytes(Path.ChangeExtension(path, ".dbf"));
        table[4] = 1;
        File.WriteAllBytes(Path.ChangeExtension(path, ".dbf"), table);

        VectorFolder.SiteRefusal(path).ShouldBe("shp.record-count");
    }

    [ToolFact("ogr2ogr")]
    public void The_companions_may_be_in_capitals_and_the_name_in_chinese()
    {
        var path = _folder.Shapefile();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(path)!))
            File.Move(file, Path.ChangeExtension(file, Path.GetExtension(file).ToUpperInvariant()));

        VectorFolder.Sites(Path.ChangeExtension(path, ".SHP")).Projects[0].Name.ShouldBe("甲地块");
    }

    [ToolTheory("ogr2ogr")]
    [InlineData(".dbf")]
    [InlineData(".shx")]
    [InlineData(".prj")]
    public void A_companion_named_for_the_set_is_refused_with_the_name_of_the_main_file(string extension) =>
        VectorFolder.SiteRefusal(Path.ChangeExtension(_folder.Shapefile(), extension)).ShouldBe("input.companion-file");

    private static void Declare(string path, string? cpg, byte driver)
    {
        File.Delete(Path.ChangeExtension(path, ".cpg"));
        if (cpg is not null)
            File.WriteAllText(Path.ChangeExtension(path, ".cpg"), cpg);
        var table = File.ReadAllBytes(Path.ChangeExtension(path, ".dbf"));
        table[LanguageDriver] = driver;
        File.WriteAllBytes(Path.ChangeExtension(path, ".dbf"), table);
    }
}
