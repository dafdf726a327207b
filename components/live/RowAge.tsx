'use client'
import type { Server, Snapshot, Stream } from '@/lib/domain/model'
import { Age } from './Age'
import { useSnapshot } from './SnapshotProvider'

/** How long ago this server was heard; its row may be older than that, since a row that did not change is not sent again. */
export function ServerAge({ server, suffix }: { server: Server; suffix?: string }) {
  const { heard, coverage } = useSnapshot()
  const answered = !coverage.silent.includes(server.key)
  return <Age at={answered ? later(server.observedAt, heard.servers) : server.observedAt} suffix={suffix} />
}

/** How long ago the leader of this stream was asked. */
export function StreamAge({ stream, suffix }: { stream: Stream; suffix?: string }) {
  return <Age at={streamSeenAt(stream, useSnapshot())} suffix={suffix} />
}

/** When the leader of this stream was last asked (ISO 8601); null when never. */
export function streamSeenAt(stream: Stream, { heard }: Pick<Snapshot, 'heard'>): string | null {
  return stream.leader === null ? stream.observedAt : later(stream.observedAt, heard.streams)
}

function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b
  return a > b ? a : b
}
