import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { untilStopped } from './until-stopped'

test.runIf(process.platform === 'linux')('a process that was told to stop has stopped', async () => {
  const child = spawn('sleep', ['60'])
  const pid = child.pid
  if (pid === undefined) throw new Error('sleep did not start')
  try {
    process.kill(pid, 'SIGSTOP')
    await untilStopped(pid)
    expect(readFileSync(`/proc/${pid}/stat`, 'utf8')).toContain(') T ')
  } finally {
    process.kill(pid, 'SIGKILL')
  }
})

test('one that is gone is not waited for', async () => {
  await untilStopped(2 ** 30)
})
