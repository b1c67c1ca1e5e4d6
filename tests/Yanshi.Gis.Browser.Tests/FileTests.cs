using System.IO.Compression;
using System.Text;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Browser.Tests;

/// <summary>A site from a file that is dropped on the page.</summary>
[Collection(BrowserRuns.Name)]
public sealed class FileTests(BrowserHouse house) : IDisposable
{
    private const string Feature = """{"type":"Feature","properties":{"name":"厂房"},"geometry":{"type":"Polygon","coordinates":[[[112.7,34.7],[112.703,34.7],[112.703,34.703],[112.7,34.703],[112.7,34.7]]]}}""";

    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [ToolFact(Chromium.Tool)]
    public async Task A_boundary_point_file_says_how_it_was_read_and_becomes_the_site_in_its_own_numbers()
    {
        await using var visit = await house.VisitAsync();
        var page = visit.Page;
        await DropAsync(page, Repository.Path("gis-data/samples/chongyangling.txt"));
        await page.Locator("#take-site:enabled").WaitForAsync();
        (await page.Locator("dialog .notice").TextContentAsync())!.ShouldContain("EPSG:4526");
        await visit.KeepPictureAsync("file");
        await page.Locator("#take-site").ClickAsync();
        await visit.Verdict.WaitForAsync();
        visit.Checks[^1]["inputs"]!["crs"]!.GetValue<string>().ShouldBe("EPSG:4526");
        visit.Checks[^1]["inputs"]!["site"]!["geometry"]!["coordinates"]!.ToJsonString().ShouldContain("38384655.4,3847486.2");
    }

    [ToolFact(Chromium.Tool, "ogr2ogr")]
    public async Task A_zipped_shapefile_and_its_loose_parts_are_the_same_site()
    {
        var shapes = Path.Combine(_scratch.Path, "shapes");
        var source = Path.Combine(_scratch.Path, "site.geojson");
        await File.WriteAllTextAsync(source, Feature);
        ToolProcess.Run("ogr2ogr", ["-f", "ESRI Shapefile", "-lco", "ENCODING=UTF-8", shapes, source]).EnsureSuccess();
        var zip = Path.Combine(_scratch.Path, "shapes.zip");
        ZipFile.CreateFromDirectory(shapes, zip);
        var areas = new List<string?>();
        foreach (var files in new[] { [zip], Directory.GetFiles(shapes) })
        {
            await using var visit = await house.VisitAsync();
            await DropAsync(visit.Page, files);
            await visit.Page.Locator("#take-site:enabled").ClickAsync();
            await visit.Verdict.WaitForAsync();
            areas.Add(await visit.Page.Locator(".verdict-area").TextContentAsync());
        }

        areas[1].ShouldBe(areas[0]);
    }

    [ToolFact(Chromium.Tool)]
    public async Task Each_reading_of_the_numbers_has_its_place_on_the_district_and_those_elsewhere_are_grey()
    {
        await using var visit = await house.VisitAsync();
        var page = visit.Page;
        var table = Path.Combine(_scratch.Path, "点.csv");
        await File.WriteAllTextAsync(table, "X,Y\n3847486.2,384655.4\n3847486.2,384955.4\n3847786.2,384955.4\n3847786.2,384655.4\n");
        await DropAsync(page, table);
        var taken = page.Locator(".reading.taken");
        await taken.WaitForAsync();
        (await page.Locator(".reading-cards > li").CountAsync()).ShouldBe(4, "no more are pictured");
        (await taken.GetAttributeAsync("data-crs")).ShouldBe("EPSG:4547");
        (await taken.TextContentAsync())!.ShouldContain("8.9971 公顷 · 在区内");
        (await taken.Locator("path.district, path.taken, circle.taken").CountAsync()).ShouldBe(3);
        var outside = page.Locator(".reading.outside[data-crs='EPSG:4546']");
        (await outside.TextContentAsync())!.ShouldContain("在工作区外 261.261 km");
        (await outside.Locator("button").CountAsync()).ShouldBe(0, "nothing can be checked there");
        // Zone 37 lies three degrees west of zone 38: the picture says so.
        (await CentreAsync(outside.Locator("circle.mark"))).ShouldBeLessThan(await CentreAsync(outside.Locator("path.district")));
        await visit.KeepPictureAsync("reading-pictures");
        await Axe.RequireCleanAsync(page, "readings", "dialog");

        static async Task<float> CentreAsync(ILocator shape) => (await shape.BoundingBoxAsync())! is var box ? box.X + box.Width / 2 : 0;
    }

    [ToolFact(Chromium.Tool)]
    public async Task A_file_that_is_refused_is_told_in_words_and_what_was_drawn_stays()
    {
        await using var visit = await house.VisitAsync();
        var page = visit.Page;
        await page.Locator("#example").ClickAsync();
        await visit.Verdict.WaitForAsync();
        var area = await page.Locator("#live-area").TextContentAsync();
        var broken = Path.Combine(_scratch.Path, "坏文件.geojson");
        await File.WriteAllTextAsync(broken, """{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[112.7,34.7],[112.703""");
        await DropAsync(page, broken);
        var problem = page.Locator("dialog .problem");
        await problem.WaitForAsync();
        (await problem.TextContentAsync())!.ShouldContain("没有通过检查");
        (await problem.GetAttributeAsync("data-code"))!.ShouldNotBeEmpty();
        await visit.KeepPictureAsync("file-refused");
        await page.Keyboard.PressAsync("Escape");
        (await page.Locator("#live-area").TextContentAsync()).ShouldBe(area);
    }

    [ToolFact(Chromium.Tool)]
    public async Task A_script_in_a_name_is_shown_as_text()
    {
        const string script = "<img src=x onerror=document.title='bad'><script>document.title='bad'</script>";
        var file = Path.Combine(_scratch.Path, "names.geojson");
        await File.WriteAllTextAsync(file, Feature.Replace("厂房", script.Replace("\"", "\\\"", StringComparison.Ordinal), StringComparison.Ordinal), Encoding.UTF8);
        await using var visit = await house.VisitAsync();
        var page = visit.Page;
        await DropAsync(page, file);
        await page.Locator("#take-site:enabled").WaitForAsync();
        (await page.Locator("dialog .outcomes b").TextContentAsync()).ShouldBe(script);
        await page.Locator("#take-site").ClickAsync();
        await visit.Verdict.WaitForAsync();
        (await page.Locator("#site-name").InputValueAsync()).ShouldBe(script);
        (await page.Locator("img[src=x]").CountAsync()).ShouldBe(0);
        (await page.TitleAsync()).ShouldNotContain("bad");
    }

    // What the browser does when files are let go over the page.
    private static async Task DropAsync(IPage page, params string[] paths)
    {
        var files = paths.Select(path => new { name = Path.GetFileName(path), bytes = Convert.ToBase64String(File.ReadAllBytes(path)) });
        await page.EvaluateAsync(
            """
            files => {
              const transfer = new DataTransfer();
              for (const { name, bytes } of files) transfer.items.add(new File([Uint8Array.from(atob(bytes), letter => letter.charCodeAt(0))], name));
              document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
            }
            """,
            files);
    }
}
