using Microsoft.Playwright;
using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Browser.Tests;

/// <summary>How tiles are read for painting, and asked for before they are seen.</summary>
[Collection(ToolRuns.Name)]
public sealed class TilePaintingTests(BrowserHouse house)
{
    // A tile of 512 units, painted so many pixels wide: for each feature its class (none: empty) and rings of x and y, written as the format has it. Told is what fills the places that are asked for.
    private const string Reading = """
        async ([features, size, places]) => {
          const { shapesOf } = await import(new URL('map/shapes.js', document.querySelector('script[type=module]').src).href);
          const varint = number => number < 128 ? [number] : [number & 127 | 128, ...varint(number >>> 7)];
          const field = (id, bytes) => [...varint(id * 8 + 2), ...varint(bytes.length), ...bytes];
          const text = value => [...new TextEncoder().encode(value)];
          const zigzag = number => varint((number << 1) ^ (number >> 31));
          const classes = [...new Set(features.map(feature => feature.class).filter(Boolean))];
          const geometry = rings => {
            let [x, y] = [0, 0];
            const to = point => { const bytes = [...zigzag(point[0] - x), ...zigzag(point[1] - y)]; [x, y] = point; return bytes; };
            return rings.flatMap(ring => [...varint(9), ...to(ring[0]), ...varint(2 + 8 * (ring.length - 1)), ...ring.slice(1).flatMap(to), ...varint(15)]);
          };
          const layer = [...field(1, text('land-use')), ...features.flatMap((feature, i) => field(2, [
            8, ...varint(i + 1), ...(feature.class ? field(2, [1, 1 + classes.indexOf(feature.class)]) : []), 24, 3, ...field(4, geometry(feature.rings)),
          ])), ...field(3, text('id')), ...field(3, text('class')), ...field(4, field(1, text('unused'))), ...classes.flatMap(name => field(4, field(1, text(name)))), 40, ...varint(512)];
          const shapes = shapesOf(new Uint8Array(field(3, layer)), { size, leastOutlined: 12 });
          const context = document.createElement('canvas').getContext('2d');
          const of = (x, y, kind) => shapes.filter(({ paths, bbox }) => x > bbox.minX - 24 && x < bbox.maxX + 24 && y > bbox.minY - 24 && y < bbox.maxY + 24
            && (kind === 'fill' ? context.isPointInPath(paths.fill, x, y, 'nonzero') : context.isPointInStroke(paths.outline, x, y))).map(({ props }) => props.class ?? '-').join(',');
          return [...places.map(([x, y]) => of(x, y, 'fill')), of(20, 50, 'outline'), of(400, 402, 'outline'), shapes.length].join(' ');
        }
        """;

    [ToolFact(Chromium.Tool)]
    public async Task Areas_of_a_class_are_one_path_with_their_holes_and_no_others_and_small_ones_have_no_outline()
    {
        await using var visit = await house.VisitAsync();
        object[] features =
        [
            new { @class = "0101", rings = (int[][][])[Square(20, 20, 160), [.. Square(80, 80, 40).Reverse()]] },
            new { @class = "0301", rings = (int[][][])[Square(280, 80, 70)] },
            new { @class = "0301", rings = (int[][][])[Square(340, 80, 70)] },
            new { @class = "", rings = (int[][][])[Square(398, 398, 8)] },
        ];
        double[][] places = [[50, 50], [100, 100], [150, 150], [300, 100], [345, 100], [400, 400], [402, 402]];
        (await visit.Page.EvaluateAsync<string>(Reading, new object[] { features, 512, places })).ShouldBe("0101  0101 0301 0301 - - 0101  3");
    }

    [ToolFact(Chromium.Tool)]
    public async Task Corners_come_to_pixels_for_both_neighbours_and_what_is_smaller_than_a_pixel_is_one()
    {
        await using var visit = await house.VisitAsync();

        // Two units are a pixel: neighbours meet between pixels, a speck begins there.
        object[] features =
        [
            new { @class = "0101", rings = (int[][][])[Square(201, 200, 100)] },
            new { @class = "0301", rings = (int[][][])[Square(301, 200, 100)] },
            new { @class = "1107", rings = (int[][][])[Square(21, 51, 1)] },
        ];
        double[][] places = [[150.9, 120], [151.1, 120], [11.5, 26.5]];
        (await visit.Page.EvaluateAsync<string>(Reading, new object[] { features, 256, places })).ShouldBe("0101 0301 1107   7");
    }

    private static int[][] Square(int x, int y, int side) => [[x, y], [x + side, y], [x + side, y + side], [x, y + side]];

    [ToolFact(Chromium.Tool)]
    public async Task A_map_that_is_dragged_a_little_waits_for_nobody()
    {
        await using var visit = await house.VisitAsync($"map=15/34.72/112.75&{Visit.FewLayers},land-use");
        var page = visit.Page;
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await visit.PaintedAsync();
        var known = await page.Locator("#map canvas.leaflet-tile").CountAsync();

        // From now on no tile comes any more.
        await page.RouteAsync(request => request.Contains("/tiles/WebMercatorQuad/", StringComparison.Ordinal), _ => Task.CompletedTask);
        await page.Mouse.MoveAsync(700, 500);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(500, 320, new MouseMoveOptions { Steps = 6 });
        await page.Mouse.UpAsync();
        // As functions: the page's policy lets no text be run, and what is asked again is text otherwise.
        await page.WaitForFunctionAsync("known => document.querySelectorAll('#map canvas.leaflet-tile').length > known", known);
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('#map canvas.leaflet-tile')].every(canvas => canvas.classList.contains('leaflet-tile-loaded'))");
        await page.UnrouteAllAsync(new PageUnrouteAllOptions { Behavior = UnrouteBehavior.IgnoreErrors });
    }
}
