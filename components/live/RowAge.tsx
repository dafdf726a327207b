'use client'
import type { Server, Stream } from '@/lib/domain/model'
import { Age } from './Age'
import { useSnapshot } from './SnapshotProvider'
import { later, streamSeenAt } from './seen-at'

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
