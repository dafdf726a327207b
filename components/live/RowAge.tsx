'use client'
import type { Server, Stream } from '@/lib/domain/model'
import { serverSeenAt, streamSeenAt } from '@/lib/domain/seen-at'
import { Age, FineAge } from './Age'
import { useSnapshot } from './SnapshotProvider'

/** How long ago this server was heard. */
export function ServerAge({ server, suffix }: { server: Server; suffix?: string }) {
  return <Age at={serverSeenAt(server, useSnapshot())} suffix={suffix} />
}

/** How long ago the leader of this stream was asked. */
export function StreamAge({ stream, suffix }: { stream: Stream; suffix?: string }) {
  return <Age at={streamSeenAt(stream, useSnapshot())} suffix={suffix} />
}

/** How long ago this server was heard, in tenths: for the head of what tells about it. */
export function ServerHeadAge({ server }: { server: Server }) {
  return <FineAge at={serverSeenAt(server, useSnapshot())} suffix=" ago" />
}

/** How long ago the leader of this stream was asked, in tenths. */
export function StreamHeadAge({ stream }: { stream: Stream }) {
  return <FineAge at={streamSeenAt(stream, useSnapshot())} suffix=" ago" />
}
