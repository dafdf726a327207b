import { parseArgs } from 'node:util'

export const HELP = `npm run test:versions -- [options] DIR…

Builds once, then runs the e2e tests on each given nats-server, one after the other. DIR is a nats-server, or a
folder that holds one as releases and packages do (at the top, in bin, sbin or usr/sbin).

  --mixed         one supercluster of all given servers, two or more, every cluster of several versions; the tests
                  that every mix has to pass
  --only NAME     only the tests of e2e/NAME.spec.ts; may be given several times
  --help          this text`

/** Tests that neither break servers nor look at one server's special ways: they hold on every mix that elects a leader. */
export const MIXED_SPECS = ['smoke', 'not-reported', 'pages', 'tables', 'create', 'live']

export interface VersionsOptions {
  help: boolean
  mixed: boolean
  /** Names of specs; null: all. */
  only: string[] | null
  /** Folders or binaries, as given. */
  paths: string[]
}

export class VersionsUsageError extends Error {
  override name = 'VersionsUsageError'
}

/** Reads the command line. @throws VersionsUsageError saying what is missing or wrong */
export function parseVersions(args: string[]): VersionsOptions {
  const { values, positionals: paths } = readFlags(args)
  const { help = false, mixed = false, only = null } = values
  if (!help && paths.length === 0)
    throw new VersionsUsageError('which nats-server? give a folder or a binary')
  if (!help && mixed && paths.length < 2) throw new VersionsUsageError('--mixed takes two servers or more')
  return { help, mixed, only: only ?? (mixed ? MIXED_SPECS : null), paths }
}

function readFlags(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        mixed: { type: 'boolean' },
        only: { type: 'string', multiple: true },
      },
    })
  } catch (error) {
    throw new VersionsUsageError(error instanceof Error ? error.message : String(error))
  }
}
