namespace Yanshi.Gis.Data.Screening.Input;

/// <summary>Work on several cores whose results come in the order of what it is done on; no more is in hand than the cores need.</summary>
internal static class OrderedWork
{
    private const int ChunkItems = 32;

    /// <summary>Does the work on each item; the source is read by whoever reads the results.</summary>
    /// <param name="source">The items.</param>
    /// <param name="work">What is done on one.</param>
    /// <param name="threads">How many at most are worked on at a time.</param>
    internal static IEnumerable<TResult> Map<T, TResult>(IEnumerable<T> source, Func<T, TResult> work, int threads)
    {
        // One chunk waits, so that no core does while results are taken in their order.
        var cores = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, threads).ConcurrentScheduler;
        var running = new Queue<Task<TResult[]>>();
        try
        {
            foreach (var chunk in source.Chunk(ChunkItems))
            {
                running.Enqueue(Task.Factory.StartNew(() => Array.ConvertAll(chunk, item => work(item)), CancellationToken.None, TaskCreationOptions.DenyChildAttach, cores));
                if (running.Count <= threads)
                    continue;
                foreach (var result in running.Dequeue().GetAwaiter().GetResult())
                    yield return result;
            }

            while (running.TryDequeue(out var last))
            {
                foreach (var result in last.GetAwaiter().GetResult())
                    yield return result;
            }
        }
        finally
        {
            // Left early: what is in hand still reads what the caller is about to dispose of.
            foreach (var task in running)
                ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
        }
    }
}
