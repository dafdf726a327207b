import { availableParallelism, loadavg, platform, release } from 'node:os'

/** What the figures were measured on: a loaded machine makes times lie. */
export function machineLine(natsServer: string, cli: string | null): string {
  return [
    `${new Date().toISOString()}`,
    `${platform()} ${release()}`,
    `${availableParallelism()} cores`,
    loadLine(),
    `node ${process.version}`,
    `nats-server ${natsServer}`,
    cli
      ? `nats CLI ${cli}`
      : 'nats CLI not on PATH: install with go install github.com/nats-io/natscli/nats@latest',
  ].join(', ')
}

export const loadLine = () =>
  `load ${loadavg()
    .map((load) => load.toFixed(2))
    .join(' ')}`
