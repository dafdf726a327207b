import { shellQuote } from './stream-config/cli'

/** The `nats` command by which the meta leader hands over, to a server of a cluster if one is named. */
export function metaStepDownCommand(cluster: string | null): string {
  return `nats server cluster step-down${cluster === null ? '' : ` --cluster=${shellQuote(cluster)}`}`
}
