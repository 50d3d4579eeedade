// Loaded into the server by start.mjs. When the starting process is gone without a word (killed hard, say), its
// channel closes; the server then stops by itself instead of living on unseen with the data folder locked.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
