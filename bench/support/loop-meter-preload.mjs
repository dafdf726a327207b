// Loaded into the built dashboard (`NODE_OPTIONS=--import`): answers each message of its parent with what its event loop was
// blocked by since the last one, and its memory.
import { isMainThread } from 'node:worker_threads'
import { LoopMeter } from './loop-meter.mjs'

if (isMainThread && process.send) {
  const meter = new LoopMeter()
  process.on('message', () => process.send?.({ ...meter.take(), rssMb: process.memoryUsage().rss / 2 ** 20 }))
  process.channel?.unref()
}
