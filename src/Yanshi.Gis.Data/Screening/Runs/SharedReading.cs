using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Yanshi.Gis.Planning.Screening;

namespace Yanshi.Gis.Data.Screening.Runs;

/// <summary>Rows that are read once and go to several readers, each on a thread of its own. No reader gets far ahead of the slowest, so memory does not grow with the rows.</summary>
public static class SharedReading
{
    private const int ChunkRows = 16;
    private const int WaitingChunks = 4;

    /// <summary>Gives all rows to all readers, and returns when the last of them has ended.</summary>
    /// <param name="rows">The rows; they are enumerated on the calling thread.</param>
    /// <param name="readers">What is done with them. Each may enumerate its rows once, and need not.</param>
    /// <exception cref="Exception">What the first reader to fail threw, or the rows themselves; the other readers are stopped.</exception>
    public static void ByAll(IEnumerable<RankedRow> rows, params IReadOnlyList<Action<IEnumerable<RankedRow>>> readers)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(readers);
        using var stop = new CancellationTokenSource();
        var queues = readers.Select(_ => new BlockingCollection<RankedRow[]>(WaitingChunks)).ToList();
        var failures = new ConcurrentQueue<ExceptionDispatchInfo>();
        var tasks = readers.Select((read, i) => Task.Factory.StartNew(() => Attempt(() => Read(read, queues[i], stop.Token)), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        Attempt(() => Hand(rows, queues, stop.Token));
        Task.WaitAll(tasks);
        queues.ForEach(queue => queue.Dispose());
        if (failures.TryPeek(out var first))
            first.Throw();

        void Attempt(Action act)
        {
            try
            {
                act();
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // Another one's failure, which is the one to tell.
            }
            catch (Exception e)
            {
                failures.Enqueue(ExceptionDispatchInfo.Capture(e));
                stop.Cancel();
            }
        }
    }

    private static void Hand(IEnumerable<RankedRow> rows, List<BlockingCollection<RankedRow[]>> queues, CancellationToken stop)
    {
        foreach (var chunk in rows.Chunk(ChunkRows))
        {
            foreach (var queue in queues)
                queue.Add(chunk, stop);
        }

        queues.ForEach(queue => queue.CompleteAdding());
    }

    private static void Read(Action<IEnumerable<RankedRow>> read, BlockingCollection<RankedRow[]> queue, CancellationToken stop)
    {
        var isRead = false;
        read(Rows());

        // What it did not want must not hold up the others.
        foreach (var _ in queue.GetConsumingEnumerable(stop))
            continue;

        IEnumerable<RankedRow> Rows()
        {
            if (isRead)
                throw new InvalidOperationException("The rows can be read only once.");
            isRead = true;
            foreach (var chunk in queue.GetConsumingEnumerable(stop))
            {
                foreach (var row in chunk)
                    yield return row;
            }
        }
    }
}
