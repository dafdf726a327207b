import { test } from '@playwright/test'
import { allReady, restart, servers, settleMetaLeader } from './stack'

/**
 * For files whose tests kill servers, to be called at their top: after each test those that are dead are started again, all
 * are healthy, and the meta leader is one that forbids no stream.
 */
export function bringBackAfterEach(): void {
  test.afterEach(async () => {
    const dead = (await servers()).filter(({ pid }) => pid === null)
    await Promise.all(dead.map(({ name }) => restart(name)))
    await allReady()
    await settleMetaLeader()
  })
}
