import type { ServerFact } from '@/lib/domain/facts'
import type { Origin } from '@/lib/domain/observation'
import { TWIN_AFTER_MS, twinKey } from '@/lib/domain/twin'

/** Which of the servers of one name has the name for its key: the one first heard last, as in the roster. */
export class ServerKeys {
  #youngest = new Map<string, string>()

  constructor(private readonly servers: ReadonlyMap<string, ServerFact>) {}

  /** Of two that were first heard at the same moment the former keeps the name, as in the roster. */
  learn({ origin: { name, id }, firstHeard }: ServerFact): void {
    const known = this.servers.get(this.#youngest.get(name) ?? '')
    if (!known || known.firstHeard < firstHeard) this.#youngest.set(name, id)
  }

  /** The key of a server that speaks at `at`: its name, unless a younger one of that name has long been heard. */
  keyOf({ id, name }: Origin, at: number): string {
    const youngest = this.servers.get(this.#youngest.get(name) ?? id)
    const isElder = youngest && youngest.origin.id !== id && at > youngest.firstHeard + TWIN_AFTER_MS
    return isElder ? twinKey(name, id) : name
  }

  /** That id is forgotten. The former key of the one that has the name now, if there is one. */
  forget({ name, id }: Origin): string | null {
    if (this.#youngest.get(name) !== id) return null
    this.#youngest.delete(name)
    const left = [...this.servers.values()].filter((f) => f.origin.name === name && f.origin.id !== id)
    const [heir] = left.sort((a, b) => b.firstHeard - a.firstHeard)
    if (!heir) return null
    this.learn(heir)
    return twinKey(name, heir.origin.id)
  }
}
