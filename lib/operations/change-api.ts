import * as z from 'zod'
import type { RawConfig } from '@/lib/domain/operation'
import { ask, type JetStreamLink, readInfo } from './jetstream-api'
import { CHANGE_TIMEOUT } from './reconcile'

const success = z.object({ success: z.boolean().default(false) })
const purged = success.extend({ purged: z.number().default(0) })

/** What of a stream is purged; all of it when nothing is said. `before` is a sequence that stays. */
export interface PurgeScope {
  filter?: string
  before?: number
  keep?: number
}

/** Sends a configuration, once. The answer carries it as the server took it. */
export function updateStreamRequest(link: JetStreamLink, account: string, name: string, config: RawConfig) {
  return ask(link, `STREAM.UPDATE.${name}`, config, CHANGE_TIMEOUT, (json) => readInfo(account, json))
}

/** Deletes a stream, once. */
export function deleteStreamRequest(link: JetStreamLink, name: string) {
  return ask(link, `STREAM.DELETE.${name}`, null, CHANGE_TIMEOUT, succeeded)
}

/** Deletes messages, once; how many. */
export function purgeStreamRequest(link: JetStreamLink, name: string, { filter, before, keep }: PurgeScope) {
  const scope = {
    ...(filter === undefined ? {} : { filter }),
    ...(before === undefined ? {} : { seq: before }),
    ...(keep === undefined ? {} : { keep }),
  }
  return ask(link, `STREAM.PURGE.${name}`, scope, CHANGE_TIMEOUT, (json) => {
    const read = purged.safeParse(json)
    return read.success && read.data.success ? read.data.purged : null
  })
}

/** Asks a leader to hand over; `preferred` is taken from 2.11 on and a bad request before. */
export function stepDownRequest(link: JetStreamLink, name: string, preferred?: string) {
  const payload = preferred === undefined ? null : { placement: { preferred } }
  return ask(link, `STREAM.LEADER.STEPDOWN.${name}`, payload, CHANGE_TIMEOUT, succeeded)
}

/** Takes one replica away; nats-server looks for another server to take its place. */
export function removePeerRequest(link: JetStreamLink, name: string, peer: string) {
  return ask(link, `STREAM.PEER.REMOVE.${name}`, { peer }, CHANGE_TIMEOUT, succeeded)
}

/** Ends a move and brings the stream back. Served for the account itself or the system account, by name of the account. */
export function cancelMoveRequest(link: JetStreamLink, account: string, name: string) {
  return ask(link, `ACCOUNT.STREAM.CANCEL_MOVE.${account}.${name}`, null, CHANGE_TIMEOUT, succeeded)
}

/** Asks the meta leader to hand over, to a server of `cluster` when one is named. For the system account. */
export function metaStepDownRequest(link: JetStreamLink, cluster?: string) {
  const payload = cluster === undefined ? null : { placement: { cluster } }
  return ask(link, 'META.LEADER.STEPDOWN', payload, CHANGE_TIMEOUT, succeeded)
}

function succeeded(json: unknown): true | null {
  const read = success.safeParse(json)
  return read.success && read.data.success ? true : null
}
