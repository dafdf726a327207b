import type { ServerFact } from '@/lib/domain/facts'
import type { Link } from '@/lib/nats/link'

/** Every vantage asks for signs of life each second: who was heard more lately elsewhere only, is not seen from there. */
export const sees = (vantage: string, { lastAnswer, answers }: ServerFact) =>
  (lastAnswer ?? 0) - (answers.get(vantage) ?? Number.NEGATIVE_INFINITY) < 1500

/** The vantage that sees most of these servers; the first of several. */
export function widest(
  links: readonly (readonly [string, Link])[],
  servers: readonly ServerFact[],
): readonly [string, Link] | undefined {
  const seen = ([id]: readonly [string, Link]) => servers.filter((s) => sees(id, s)).length
  return links.reduce<readonly [string, Link] | undefined>(
    (best, link) => (best && seen(best) >= seen(link) ? best : link),
    undefined,
  )
}
