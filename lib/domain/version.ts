/** Version strings of nats-server, such as `2.10.27`, `2.12.0-RC.1`, `2.15.0-dev`. */

/** Major, minor, patch. */
export type Release = readonly [number, number, number]

/** A release by its number; null for null, pre-releases, builds of others and whatever else is no plain `2.10.27`. */
export function releaseOf(version: string | null): Release | null {
  const [, major, minor, patch] = /^v?(\d+)\.(\d+)\.(\d+)$/.exec(version ?? '') ?? []
  return patch === undefined ? null : [Number(major), Number(minor), Number(patch)]
}

/** Negative when `a` is older than `b`, 0 when they are the same. */
export const compareReleases = (a: Release, b: Release): number => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]

/** `2.10` of 2.10.27: releases of one line differ in repairs only. */
export const lineOf = ([major, minor]: Release): string => `${major}.${minor}`

/** Whether a server has what came with `wanted` (`2.10`, `2.10.19`); its pre-releases have it too, unknown versions not. */
export function isAtLeast(version: string | null, wanted: string): boolean {
  const [, ...have] = /^v?(\d+)\.(\d+)(?:\.(\d+))?/.exec(version ?? '') ?? []
  const [major = 0, minor = 0, patch = 0] = have.map((part) => Number(part ?? 0))
  const [atMajor = 0, atMinor = 0, atPatch = 0] = wanted.split('.').map(Number)
  return compareReleases([major, minor, patch], [atMajor, atMinor, atPatch]) >= 0
}

/** From 2.10 on a server tells its `jetstream.unique_tag`; before, null is "not reported", not "none". */
export const reportsUniqueTag = (version: string | null): boolean => isAtLeast(version, '2.10')
