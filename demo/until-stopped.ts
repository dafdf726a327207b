import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'

const PATIENCE_MS = 2000

/**
 * Waits until SIGSTOP has reached every thread: on a busy machine the process may still answer a moment after it. Where the
 * system does not tell (no /proc) it does not wait.
 */
export async function untilStopped(pid: number): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS
  while (performance.now() < deadline) {
    const states = threadStates(pid)
    if (states === null || states.every((state) => state === 'T')) return
    await delay(1)
  }
}

/** One letter a thread, as /proc has it; null when nobody tells. */
function threadStates(pid: number): string[] | null {
  try {
    return readdirSync(`/proc/${pid}/task`).map((id) => {
      const stat = readFileSync(`/proc/${pid}/task/${id}/stat`, 'utf8')
      return stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3)
    })
  } catch {
    return null
  }
}
