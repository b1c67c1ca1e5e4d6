namespace Yanshi.Gis.VectorTiles;

/// <summary>A tile of the tile matrix set WebMercatorQuad (OGC Two Dimensional Tile Matrix Set, Annex D.1): at zoom z the world is a square of 2^z by 2^z tiles.</summary>
/// <param name="Zoom">The zoom, from 0.</param>
/// <param name="Row">The row, from the north.</param>
/// <param name="Column">The column, from the west.</param>
public readonly record struct TileAddress(int Zoom, int Row, int Column)
{
    /// <summary>The greatest zoom that is drawn: a unit of a tile is less than a centimetre there.</summary>
    public const int GreatestZoom = 20;

    /// <summary>The first zoom whose tiles have the finest grid: clients draw the last zooms larger than they are.</summary>
    public const int FineFrom = 18;

    private const int CoarseExtent = 1024;
    private const int MiddleExtent = 2048;
    private const int FineExtent = 4096;
    private const int BuffersPerSide = 64;

    /// <summary>Units of a tile's side: two to a pixel of a tile that is shown on 512 pixels, one zoom before the finest grid four, then eight.</summary>
    public int Extent => Zoom < FineFrom - 1 ? CoarseExtent : Zoom < FineFrom ? MiddleExtent : FineExtent;

    /// <summary>Units that are drawn beyond each side, so that outlines along it stay out of sight.</summary>
    public int Buffer => Extent / BuffersPerSide;

    /// <summary>Whether there is such a tile.</summary>
    public bool Exists => Zoom is >= 0 and <= GreatestZoom && Row >= 0 && Column >= 0 && Row < 1 << Zoom && Column < 1 << Zoom;
}
