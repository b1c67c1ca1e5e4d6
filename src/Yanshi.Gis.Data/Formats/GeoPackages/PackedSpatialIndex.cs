using System.Buffers.Binary;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Formats.GeoPackages;

/// <summary>
/// Fills an empty R-tree of SQLite with all entries at once: neighbours by Hilbert's curve share a node, and nodes are written as the module stores them
/// (SQLite, "The SQLite R*Tree Module", section 6, shadow tables). Entering them one by one took five times as long.
/// </summary>
internal sealed class PackedSpatialIndex
{
    private const long RootNode = 1;
    private const int HeaderBytes = 4;
    private const int CellBytes = sizeof(long) + (4 * sizeof(float));

    private readonly GeoPackageDatabase _database;
    private readonly string _index;
    private readonly int _nodeBytes;

    private PackedSpatialIndex(GeoPackageDatabase database, string index)
    {
        (_database, _index) = (database, index);
        _nodeBytes = (int)database.Rows($"SELECT length(data) FROM {Shadow("node")} WHERE nodeno = {RootNode}", reader => reader.GetInt64(0)).Single();
    }

    private int CellsPerNode => (_nodeBytes - HeaderBytes) / CellBytes;

    /// <summary>Fills an index.</summary>
    /// <param name="database">The database.</param>
    /// <param name="index">The virtual table, just made.</param>
    /// <param name="envelopes">The boxes, none empty: entry i has the id i + 1.</param>
    internal static void Fill(GeoPackageDatabase database, string index, IReadOnlyList<Envelope> envelopes) => new PackedSpatialIndex(database, index).Fill(envelopes);

    private void Fill(IReadOnlyList<Envelope> envelopes)
    {
        var order = HilbertOrder.Of([.. envelopes.Select(Box.Of)]);
        var level = Array.ConvertAll(order, i => new Cell(i + 1L, envelopes[i]));
        var nodeOf = new long[envelopes.Count];
        using var insert = _database.Prepare($"INSERT INTO {Shadow("node")} VALUES (?1, ?2)");
        using var parent = _database.Prepare($"INSERT INTO {Shadow("parent")} VALUES (?1, ?2)");
        var next = RootNode + 1;
        var depth = 0;
        for (; level.Length > CellsPerNode; depth++)
        {
            var above = new List<Cell>();
            foreach (var cells in level.Chunk(CellsPerNode))
            {
                Write(insert, next, cells, depth: 0);
                Settle(cells, next, depth, nodeOf, parent);
                above.Add(Cell.Around(next, cells));
                next++;
            }

            level = [.. above];
        }

        using (var root = _database.Prepare($"UPDATE {Shadow("node")} SET data = ?2 WHERE nodeno = ?1"))
            Write(root, RootNode, level, depth);
        Settle(level, RootNode, depth, nodeOf, parent);
        using var entry = _database.Prepare($"INSERT INTO {Shadow("rowid")} VALUES (?1, ?2)");
        for (var i = 0; i < nodeOf.Length; i++)
            WritePair(entry, i + 1L, nodeOf[i]);
    }

    // Entries of leaves are noted and written in their order; nodes are entered below their parent.
    private void Settle(Cell[] cells, long node, int depth, long[] nodeOf, RepeatedStatement parent)
    {
        foreach (var cell in cells)
        {
            if (depth == 0)
                nodeOf[cell.Id - 1] = node;
            else
                WritePair(parent, cell.Id, node);
        }
    }

    private void WritePair(RepeatedStatement statement, long first, long second) => _database.Run(statement, (first, second), static (bound, pair) =>
    {
        bound.Bind(1, pair.first);
        bound.Bind(2, pair.second);
    });

    private void Write(RepeatedStatement statement, long number, Cell[] cells, int depth)
    {
        var node = new byte[_nodeBytes];
        BinaryPrimitives.WriteUInt16BigEndian(node, (ushort)depth);
        BinaryPrimitives.WriteUInt16BigEndian(node.AsSpan(sizeof(ushort)), (ushort)cells.Length);
        for (var i = 0; i < cells.Length; i++)
            cells[i].Write(node.AsSpan(HeaderBytes + (i * CellBytes), CellBytes));
        _database.Run(statement, (number, node), static (bound, row) =>
        {
            bound.Bind(1, row.number);
            bound.BindBlob(2, row.node);
        });
    }

    private string Shadow(string part) => Sql.Name($"{_index}_{part}");

    /// <summary>An entry or a node with the smallest box of single precision around it.</summary>
    private readonly record struct Cell(long Id, float MinX, float MaxX, float MinY, float MaxY)
    {
        internal Cell(long id, Envelope box)
            : this(id, Outwards.Below(box.MinX), Outwards.Above(box.MaxX), Outwards.Below(box.MinY), Outwards.Above(box.MaxY))
        {
        }

        internal static Cell Around(long node, Cell[] cells) =>
            new(node, cells.Min(cell => cell.MinX), cells.Max(cell => cell.MaxX), cells.Min(cell => cell.MinY), cells.Max(cell => cell.MaxY));

        internal void Write(Span<byte> at)
        {
            BinaryPrimitives.WriteInt64BigEndian(at, Id);
            BinaryPrimitives.WriteSingleBigEndian(at[8..], MinX);
            BinaryPrimitives.WriteSingleBigEndian(at[12..], MaxX);
            BinaryPrimitives.WriteSingleBigEndian(at[16..], MinY);
            BinaryPrimitives.WriteSingleBigEndian(at[20..], MaxY);
        }
    }
}
