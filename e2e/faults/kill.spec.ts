import { scenarioServers } from '@/demo/scenario'
import { test } from '../support/fault-test'
import { expectLost } from '../support/lost-server'

/** Row 1 of the fault table: a killed server is named at once, which NATS itself does only minutes later. */
for (const { name } of scenarioServers())
  test(`killed ${name} is named, and nobody else`, async ({ fault }) => {
    const struck = Date.now()
    await fault.strike('SIGKILL', name)
    await expectLost(fault, name, 'down', struck)
    await fault.recover()
    await fault.end()
  })
