import { spawnSync } from 'node:child_process'
import { aptInstall, canAptInstall, hasSystemd, type Say } from '../debian'
import { type Binary, findNatsServer, NatsServerError, versionOf } from './find'
import { fetchRelease, RELEASE } from './release'

const BY_HAND = `Install nats-server with one of these, then start again:
  Debian, Ubuntu   sudo apt-get install -y --no-install-recommends nats-server
  macOS            brew install nats-server
  any other        unpack a release of https://github.com/nats-io/nats-server/releases
                   and set NATS_SERVER=/path/to/nats-server`

/**
 * A nats-server for this machine: found, else the official release with its published checksum, else Debian's package.
 * @throws NatsServerError with the command to run when all of it failed
 */
export async function obtainNatsServer(options: {
  binDir: string
  say: Say
  releasesUrl?: string | undefined
}): Promise<Binary> {
  const { binDir, say, releasesUrl = process.env.ORRERY_RELEASES_URL } = options
  const found = findNatsServer({ binDir })
  if (found) return found

  say(`no nats-server here, trying the official release ${RELEASE}`)
  const fetched = await fetchRelease({ binDir, say, ...(releasesUrl ? { baseUrl: releasesUrl } : {}) })
  if (fetched.outcome === 'installed') {
    const version = versionOf(fetched.path)
    if (version) return { path: fetched.path, version, from: `official release, checksum verified` }
    say(`the release does not run on this machine`)
  } else {
    say(`release ${fetched.outcome}: ${fetched.reason}`)
  }

  if (canAptInstall()) {
    const failure = aptInstall('nats-server', say)
    if (failure) say(failure)
    else stopPackagedService(say)
    const installed = findNatsServer({ binDir })
    if (installed) return { ...installed, from: `Debian package` }
  }
  throw new NatsServerError(`No nats-server found, and none could be installed.\n${BY_HAND}`)
}

/** Debian's package starts a server on 4222 where systemd runs; we brought it, it is in the way, so it goes. */
function stopPackagedService(say: Say): void {
  if (!hasSystemd()) return
  say('systemctl disable --now nats-server (the package has just started it on port 4222)')
  spawnSync('systemctl', ['disable', '--now', 'nats-server'], { stdio: 'ignore' })
}
