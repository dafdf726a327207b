import { readdirSync } from 'node:fs'
import { join } from 'node:path'

export interface Route {
  kind: 'page' | 'api'
  /** With the parts in brackets filled in. */
  path: string
}

/**
 * Every page and API route of the app, read from its folders so that none is forgotten.
 * @param fill what stands for a folder such as `[name]`, given the folders before it
 */
export function routes(
  fill: (part: string, before: string[]) => string,
  folder = join(process.cwd(), 'app'),
): Route[] {
  return walk(folder, [], fill)
}

function walk(folder: string, before: string[], fill: (part: string, before: string[]) => string): Route[] {
  const path = `/${before.join('/')}`
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry): Route[] => {
    if (entry.isFile()) {
      if (entry.name === 'page.tsx') return [{ kind: 'page', path }]
      return entry.name === 'route.ts' ? [{ kind: 'api', path }] : []
    }
    const group = entry.name.startsWith('(')
    const part = entry.name.startsWith('[') ? fill(entry.name, before) : entry.name
    return walk(join(folder, entry.name), group ? before : [...before, part], fill)
  })
}
