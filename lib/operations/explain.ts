import { EXPLANATIONS } from './explanations'
import { CHANGE_EXPLANATIONS } from './explanations-change'
import { CONFIG_EXPLANATIONS } from './explanations-config'

const ALL = [...EXPLANATIONS, ...CHANGE_EXPLANATIONS, ...CONFIG_EXPLANATIONS]

/** Our words for an error of nats-server; says so plainly when there are none. */
export function explain(errCode: number | null, description: string): string {
  for (const { errCode: code, says, text } of ALL) {
    if (code !== errCode) continue
    if (!says) return text
    const match = says.exec(description)
    if (match) return text.replace('$1', () => match[1] ?? '')
  }
  return 'Orrery knows nothing more about this error than what the server says.'
}
