import { type Json, list, obj, str } from '../read'

/** From JSZ `{accounts, streams, consumer}`: `account/stream/consumer` of each consumer that `reporter` says it leads itself. */
export function decodeConsumersLed(data: Json, reporter: string): string[] {
  return list(data, 'account_details').flatMap((account) =>
    list(account, 'stream_detail').flatMap((stream) =>
      list(stream, 'consumer_detail').flatMap((consumer) => {
        const cluster = obj(consumer, 'cluster')
        const name = str(consumer, 'name')
        // Without a group whoever holds it leads it.
        const isLed = cluster === null || str(cluster, 'leader') === reporter
        return isLed && name !== null ? [[str(account, 'name'), str(stream, 'name'), name].join('/')] : []
      }),
    ),
  )
}
