import { defaultConfig } from '@/lib/domain/stream-config/model'

/** The stream EVENTS of APP that tests change: its configuration, */
export const now = { ...defaultConfig('EVENTS', ['events.*']), num_replicas: 3 }
/** what its leader answers, */
export const info = (
  config: object = now,
  leader = 'rg2-az1',
  state = { messages: 7, first_seq: 1, last_seq: 7 },
) => ({
  config,
  created: '2026-11-22T13:00:00Z',
  state,
  cluster: { name: 'rg2', leader, replicas: [{ name: 'rg2-az2' }, { name: 'rg2-az3' }] },
})
/** and a request to change it, without and with its name typed. */
export const target = { requestId: 'r-12345678', account: 'APP', stream: 'EVENTS' }
export const confirmed = { ...target, confirm: 'EVENTS' }
