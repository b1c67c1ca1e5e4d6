namespace Yanshi.Gis.Data.Screening.Input;

/// <summary>Work on several cores whose results come in the order of what it is done on; no more is in hand than the cores need.</summary>
internal static class OrderedWork
{
    private const int ChunkItems = 32;

    /// <summary>Does the work on each item; the source is read by whoever reads the results.</summary>
    internal static IEnumerable<TResult> Map<T, TResult>(IEnumerable<T> source, Func<T, TResult> work, int threads)
    {
        var running = new Queue<Task<TResult[]>>();
        try
        {
            foreach (var chunk in source.Chunk(ChunkItems))
            {
                running.Enqueue(Task.Run(() => Array.ConvertAll(chunk, item => work(item))));
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
