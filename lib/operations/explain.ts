import { EXPLANATIONS } from './explanations'
import { CHANGE_EXPLANATIONS } from './explanations-change'
import { CONFIG_EXPLANATIONS } from './explanations-config'

const ALL = [...EXPLANATIONS, ...CHANGE_EXPLANATIONS, ...CONFIG_EXPLANATIONS]

/** Our words for an error of nats-server; says so plainly when there are none. */
export function explain(errCode: number | null, description: string): string {
  const found = ALL.find((e) => e.errCode === errCode && (e.says?.test(description) ?? true))
  return found?.text ?? 'Orrery knows nothing more about this error than what the server says.'
}
