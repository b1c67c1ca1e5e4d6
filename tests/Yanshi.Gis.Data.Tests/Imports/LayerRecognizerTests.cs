using System.Text.Json.Nodes;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Imports.Recognition;

namespace Yanshi.Gis.Data.Tests.Imports;

public class LayerRecognizerTests
{
    private const string ParcelFields = "BSM,YSDM,TBBH,DLBM,DLMC,QSXZ,ZLDWDM,TBMJ,KCXS,TBDLMJ";

    [Theory]
    [InlineData("YJJBNTBHTB", "permanent-basic-farmland")]
    [InlineData("YJJBNT", "permanent-basic-farmland")]
    [InlineData("YJJBNTTB", "permanent-basic-farmland")]
    [InlineData("STBHHX", "ecological-red-line")]
    [InlineData("CZKFBJ", "urban-development-boundary")]
    [InlineData("DLTB", "land-use")]
    [InlineData("JQDLTB", "land-use")]
    [InlineData("LSWHBHX", "historic-culture-line")]
    [InlineData("HLFXKZX", "detention-area")]
    [InlineData("HHAX", "river-shoreline")]
    [InlineData("ZRBHD", "nature-reserve")]
    [InlineData("STGYL", "public-welfare-forest")]
    [InlineData("YDYHGHFQ", "detailed-plan")]
    [InlineData("ZXCQGHYDYH", "detailed-plan")]
    [InlineData("ZXCQCSZX", "central-city-lines")]
    [InlineData("ZXCQCSLX", "central-city-lines")]
    [InlineData("ZXCQCSLVX", "central-city-lines")]
    [InlineData("ZXCQCSHX", "central-city-lines")]
    public void A_standard_name_is_enough(string name, string layer) => LayerOf(name).ShouldBe(layer);

    [Theory]
    [InlineData("dltb", "land-use")]
    [InlineData("410307DLTB", "land-use")]
    [InlineData("DLTB_410307_2023", "land-use")]
    [InlineData("410307DLTB_CGCS2000_3_Degree_GK_Zone_38.shp", "land-use")]
    [InlineData("delivery/2023年度/DLTB.shp", "land-use")]
    [InlineData("地类图斑", "land-use")]
    [InlineData("偃师区地类图斑2023", "land-use")]
    [InlineData("偃师市DLTB地类图斑（2020年度）.gdb", "land-use")]
    [InlineData("洛阳市偃师区永久基本农田矢量数据（最终）.shp", "permanent-basic-farmland")]
    [InlineData("生态保护红线", "ecological-red-line")]
    [InlineData("生态红线2022", "ecological-red-line")]
    [InlineData("文物保护范围", "heritage-protection-scope")]
    [InlineData("饮用水水源一级保护区", "drinking-water-1")]
    [InlineData("饮用水源二级保护区2024", "drinking-water-2")]
    [InlineData("地质灾害易发区", "geological-hazard")]
    [InlineData("河道管理范围.kml", "river-management-range")]
    [InlineData("城镇开发边界_最新", "urban-development-boundary")]
    [InlineData("ＤＬＴＢ", "land-use")]
    [InlineData("permanent-basic-farmland", "permanent-basic-farmland")]
    [InlineData("Wetlands", "wetland")]
    public void Region_codes_years_case_and_Chinese_titles_do_not_hide_a_name(string name, string layer) => LayerOf(name).ShouldBe(layer);

    [Theory]
    [InlineData("图层1", ParcelFields, "land-use")]
    [InlineData("export", "OBJECTID,YJJBNTTBBH,DLBM,DLMC,TBMJ", "permanent-basic-farmland")]
    [InlineData("data.shp", "dlbm,tbbh,tbmj", "land-use")]
    [InlineData("DLTB顾县镇", ParcelFields, "land-use")]
    [InlineData("SD", "SDMC,SDJB", "wetland")]
    [InlineData("湿地名录范围", "SDMC,SDJB", null)]
    public void Characteristic_fields_speak_where_the_name_does_not(string name, string fields, string? layer) => LayerOf(name, fields).ShouldBe(layer);

    [Theory]
    [InlineData("a short name without a supporting field", "SD", "NAME", RecognitionState.Ambiguous, "wetland")]
    [InlineData("name and fields disagree", "STBHHX", ParcelFields, RecognitionState.Ambiguous, "ecological-red-line")]
    [InlineData("a part of a name", "DLTB顾县镇", "NAME", RecognitionState.Ambiguous, "land-use")]
    [InlineData("both class tables and no name", "layer", "TBBH,DLBM,YDYHFLDM", RecognitionState.Ambiguous, "land-use")]
    [InlineData("the table of 2023 alone", "layer", "YDYHFLDM,YDYHFLMC,MJ", RecognitionState.Ambiguous, "detailed-plan")]
    public void It_asks_rather_than_guesses(string name, string delivered, string fields, RecognitionState state, string firstCandidate)
    {
        var found = Recognise(delivered, fields);
        (found.State, found.Layer, found.Candidates is [var first, ..] ? first.Layer.Id : null).ShouldBe((state, null, firstCandidate), name);
        var refusal = Should.Throw<InputRefusedException>(() => found.Require(delivered)).Problem;
        refusal.Code.ShouldBe("import.layer-ambiguous");
        refusal.English.ShouldContain("--as LAYER-ID");
        refusal.Chinese.ShouldContain(firstCandidate);
    }

    [Theory]
    [InlineData("Export_Output", "NAME", "no standard name")]
    [InlineData("DLTBGX", ParcelFields, "holds the changes of DLTB")]
    [InlineData("410307XZQGX", "XZQDM", "holds the changes of XZQ")]
    [InlineData("DLTBGXGC", ParcelFields, "holds the changes of DLTB")]
    [InlineData("JSYDGZQ", "GZQLXDM", "not the urban development boundary")]
    [InlineData("JQYDYH", "YDYHFLDM", "base year")]
    [InlineData("GHFQ", "GHFQDM,GHFQMC", "planning zones")]
    [InlineData("PDT", "PDJB,DLBM", "slope")]
    [InlineData("耕地", "DLBM", "derived from land use")]
    public void What_no_layer_takes_is_said(string name, string fields, string why)
    {
        var found = Recognise(name, fields);
        (found.State, found.Layer).ShouldBe((RecognitionState.Unknown, null));
        found.English.ShouldContain(why);
        Should.Throw<InputRefusedException>(() => found.Require(name)).Problem.Code.ShouldBe("import.layer-unknown");
    }

    [Theory]
    [InlineData("410307", "district", RecognitionState.Recognised)]
    [InlineData("410307000000", "district", RecognitionState.Recognised)]
    [InlineData("410307105", "towns", RecognitionState.Recognised)]
    [InlineData("410307105000", "towns", RecognitionState.Recognised)]
    [InlineData("410307105201", null, RecognitionState.Unknown)]
    [InlineData("410307,410307105", null, RecognitionState.Ambiguous)]
    [InlineData("", null, RecognitionState.Ambiguous)]
    public void Codes_tell_a_district_from_its_towns(string codes, string? layer, RecognitionState state)
    {
        var sample = codes.Split(',').Select(code => new JsonObject { ["XZQDM"] = code }).ToList();
        var found = LayerRecognizer.Recognise(Deliveries.Catalogue, new DeliveredLayer("XZQ", ["XZQDM", "XZQMC"]) { Sample = sample });
        (found.Layer?.Id, found.State).ShouldBe((layer, state));
    }

    [Theory]
    [InlineData("偃师区界", "", "district")]
    [InlineData("乡镇界", "", "towns")]
    [InlineData("乡镇界", "410307105", "towns")]
    [InlineData("乡镇界", "410307", "district")]
    public void A_name_that_says_which_needs_no_codes_and_gives_way_to_them(string name, string code, string layer) =>
        LayerRecognizer.Recognise(Deliveries.Catalogue, new DeliveredLayer(name, ["XZQDM"]) { Sample = [new JsonObject { ["XZQDM"] = code }] }).Layer!.Id.ShouldBe(layer);

    [Theory]
    [InlineData("DLBM", LandClassTable.ThirdSurvey)]
    [InlineData("YDYHFLDM", LandClassTable.SpatialPlanning)]
    [InlineData("DLBM,YDYHFLDM", LandClassTable.Both)]
    [InlineData("CODE", LandClassTable.None)]
    public void The_table_of_land_classes_is_told_by_field_whatever_the_digits(string fields, LandClassTable table)
    {
        var digits = new JsonObject { ["DLBM"] = "1001", ["YDYHFLDM"] = "1001", ["CODE"] = "0101" };
        LayerRecognizer.Recognise(Deliveries.Catalogue, new DeliveredLayer("x", fields.Split(',')) { Sample = [digits] }).LandClasses.ShouldBe(table);
    }

    [Fact]
    public void An_alias_speaks_where_the_name_says_nothing() =>
        LayerRecognizer.Recognise(Deliveries.Catalogue, new DeliveredLayer("layer0", ["ID"]) { Alias = "城镇开发边界" }).Layer!.Id.ShouldBe("urban-development-boundary");

    [Fact]
    public void The_answer_is_explained_in_both_languages()
    {
        var found = Recognise("410307DLTB", ParcelFields);
        found.Chinese.ShouldBe("名称“410307DLTB”即 DLTB，字段 DLBM, TBBH, TBDLMJ, KCXS, TBMJ, ZLDWDM 相符");
        found.English.ShouldBe("the name \"410307DLTB\" is DLTB, and the fields DLBM, TBBH, TBDLMJ, KCXS, TBMJ, ZLDWDM agree");
    }

    [Fact]
    public void The_user_is_told_when_a_delivery_looks_like_another_layer()
    {
        var notes = RecognitionNotes.Of(Deliveries.Catalogue.Get("ecological-red-line"), new DeliveredLayer("DLTB", ParcelFields.Split(',')), Deliveries.Catalogue);
        notes.ShouldHaveSingleItem().Code.ShouldBe("import.looks-like-another");
    }

    [Fact]
    public void A_name_of_the_old_plans_is_noted() =>
        Recognise("YJJBNT", "BSM").Notes.ShouldHaveSingleItem().Code.ShouldBe("import.old-plan-name");

    [Fact]
    public void Lines_in_a_layer_of_areas_are_noted() =>
        LayerRecognizer.Recognise(Deliveries.Catalogue, new DeliveredLayer("STBHHX", [], DeliveredGeometry.Lines)).Notes.ShouldHaveSingleItem().Code.ShouldBe("import.not-areas");

    [Fact]
    public void Farmland_is_derived_and_not_imported() =>
        Should.Throw<InputRefusedException>(() => LayerRecognizer.RequireDelivered("farmland")).Problem.Code.ShouldBe("import.derived-layer");

    private static string? LayerOf(string name, string fields = "OBJECTID") => Recognise(name, fields).Layer?.Id;

    private static LayerRecognition Recognise(string name, string fields) => LayerRecognizer.Recognise(Deliveries.Catalogue, new DeliveredLayer(name, fields.Split(',')));
}
