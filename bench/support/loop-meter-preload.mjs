// Loaded into the built dashboard (`NODE_OPTIONS=--import`): answers each message of its parent with what its event loop was
// blocked by since the last one, the processor time it has used, and its memory.
import { isMainThread } from 'node:worker_threads'
import { LoopMeter } from './loop-meter.mjs'

if (isMainThread && process.send) {
  const meter = new LoopMeter()
  const cpuMs = () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1000
  }
  process.on('message', () => {
    process.send?.({ ...meter.take(), cpuMs: cpuMs(), rssMb: process.memoryUsage().rss / 2 ** 20 })
  })
  process.channel?.unref()
}
