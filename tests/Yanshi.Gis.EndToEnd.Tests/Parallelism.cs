using Xunit;

// Most of the time goes by waiting for processes to start and for disks to flush, so one test more than there are processors fills them.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]
