import { stringifyExact } from '@/lib/domain/exact-json'
import type { Answer } from '@/lib/domain/operation'
import { NatsFault } from '@/lib/nats/errors'
import type { ChangeDeps } from '../reconcile'

export type Reaction = object | 'silence' | Error

/** A JetStream that reacts by subject, in virtual time: a minute passes at once. */
export function fakeJetStream(react: (subject: string, atMs: number, payload: string) => Reaction) {
  const began = Date.parse('2026-11-22T14:00:00Z')
  let clock = began
  const asked: string[] = []
  const reports: Answer[] = []
  const deps: ChangeDeps = {
    now: () => clock,
    sleep: async (ms) => {
      clock += ms
    },
    link: {
      async request(subject, payload, timeoutMs) {
        const api = subject.replace('$JS.API.', '')
        asked.push(api)
        const reaction = react(api, clock - began, payload)
        if (reaction instanceof Error) throw reaction
        if (reaction === 'silence') {
          clock += timeoutMs
          throw new NatsFault('timeout', `no answer within ${timeoutMs} ms`)
        }
        return stringifyExact(reaction)
      },
    },
  }
  return {
    deps,
    asked,
    reports,
    report: (answer: Answer) => void reports.push(answer),
    elapsed: () => clock - began,
    /** How often a subject was asked. */
    times: (start: string) => asked.filter((subject) => subject.startsWith(start)).length,
  }
}

export const apiError = (err_code: number, description: string) => ({
  error: { code: 400, err_code, description },
})
