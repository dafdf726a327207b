import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const OURS = ['app', 'components', 'lib', 'demo', 'bench', 'e2e']
const AT_ROOT = [
  'instrumentation.ts',
  'instrumentation-client.ts',
  'proxy.ts',
  'next.config.js',
  'vitest.config.ts',
  'playwright.config.ts',
]

interface Source {
  /** From the root of the repository, with slashes. */
  path: string
  text: string
  imports: string[]
}

/** What each layer may import of ours, by the start of the path; itself is always allowed. */
const MAY_IMPORT: Record<string, string[]> = {
  'lib/domain/': [],
  'lib/graph/': ['lib/domain/'],
  'lib/url/': ['lib/domain/'],
  'lib/live/': ['lib/domain/'],
  'lib/log/': ['lib/config/'],
  'lib/config/': [],
  'lib/nats/': ['lib/domain/', 'lib/config/'],
  'lib/store/': ['lib/domain/', 'lib/config/', 'lib/log/'],
  'lib/collector/': ['lib/nats/', 'lib/domain/', 'lib/live/', 'lib/store/', 'lib/config/', 'lib/log/'],
  'lib/operations/': ['lib/nats/', 'lib/domain/', 'lib/store/', 'lib/config/', 'lib/log/'],
  'lib/access/': ['lib/domain/', 'lib/config/', 'lib/log/', 'lib/store/'],
  'components/': ['lib/domain/', 'lib/graph/', 'lib/url/', 'lib/live/client', 'lib/live/drawn'],
}
/** Packages that only one layer of lib, app and components may import. */
const ONLY: [RegExp, string][] = [
  [/^(nats|nats\.ws|ws|@nats-io\/.*)$/, 'lib/nats/'],
  [/^d3($|-)/, 'lib/graph/'],
  [/^pino$/, 'lib/log/'],
]

const sources = [
  ...OURS.flatMap((folder) => files(join(ROOT, folder))),
  ...AT_ROOT.map((name) => join(ROOT, name)),
]
  .filter((file) => existsSync(file))
  .map((file) => ({ path: relative(ROOT, file).replaceAll('\\', '/'), text: readFileSync(file, 'utf8') }))
  .map(
    ({ path, text }): Source => ({ path, text, imports: path.endsWith('.css') ? [] : importsOf(path, text) }),
  )
const product = sources.filter(({ path }) => /^(app|components|lib)\//.test(path) && !isTest(path))

test('there is something to look at', () => {
  expect(product.length).toBeGreaterThan(20)
  expect(product.flatMap(({ imports }) => imports).length).toBeGreaterThan(50)
})

test('layers import only what lies below them', () => {
  const broken = product.flatMap(({ path, imports }) => {
    const layer = Object.keys(MAY_IMPORT).find((start) => path.startsWith(start))
    if (layer === undefined) return []
    const allowed = [layer, ...(MAY_IMPORT[layer] ?? [])]
    return imports
      .filter((target) => /^(app|components|lib|demo|bench|e2e)\//.test(target))
      .filter((target) => !allowed.some((start) => target.startsWith(start)))
      .map((target) => `${path} imports ${target}`)
  })
  expect(broken).toEqual([])
})

test('the product imports nothing of demo, bench and e2e', () => {
  expect(offenders(product, /^(demo|bench|e2e)\//)).toEqual([])
})

test.each(ONLY)('%s is imported in %s only', (pattern, home) => {
  expect(
    offenders(
      product.filter(({ path }) => !path.startsWith(home)),
      pattern,
    ),
  ).toEqual([])
})

test.each(['lib/domain/', 'lib/graph/', 'lib/url/'])('%s is pure', (layer) => {
  const inside = product.filter(({ path }) => path.startsWith(layer))
  const outside = layer === 'lib/url/' ? /^(next|react|node:)/ : /^(next|react|react-dom|nuqs|node:.*)($|\/)/
  expect(offenders(inside, outside)).toEqual([])
  const clock = /\bDate\.now\(|\bnew Date\(\s*\)|\bMath\.random\(|\bprocess\.|\bperformance\.now\(/
  expect(inside.filter(({ text }) => clock.test(code(text))).map(({ path }) => path)).toEqual([])
})

test('the invented snapshot is for tests', () => {
  expect(
    offenders(
      sources.filter(({ path }) => !isTest(path)),
      /^lib\/domain\/sample$/,
    ),
  ).toEqual([])
})

test('there are no server actions', () => {
  const found = product.filter(({ text }) => /^\s*['"]use server['"]/m.test(text))
  expect(found.map(({ path }) => path)).toEqual([])
})

test('every API route goes through the guard', () => {
  const routes = product.filter(({ path }) => /^app\/(.*\/)?route\.ts$/.test(path))
  const open = routes.flatMap(({ path, text }) =>
    [
      ...text.matchAll(
        /export\s+(?:async\s+function|function|const)\s+(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b(.*)/g,
      ),
    ]
      .filter(([, , rest]) => !/^\s*(?::[^=]+)?=\s*guard\b/.test(rest ?? ''))
      .map(([, method]) => `${path} ${method}`),
  )
  expect(open).toEqual([])
})

test('files have at most 250 lines', () => {
  const long = sources.filter(({ text }) => text.split('\n').length > 251)
  expect(long.map(({ path, text }) => `${path} ${text.split('\n').length - 1}`)).toEqual([])
})

function files(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'fixtures' || entry.name.startsWith('.') ? [] : files(path)
    return /\.(ts|tsx|mjs|js|css)$/.test(entry.name) ? [path] : []
  })
}

/** What a file imports: packages by name, our own files by path from the root without extension. */
function importsOf(path: string, text: string): string[] {
  const patterns = [
    /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?\sfrom\s*['"]([^'"]+)['"]/g,
    /(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g,
    /\b(?:import|require)\(\s*['"]([^'"]+)['"]/g,
  ]
  return patterns
    .flatMap((pattern) => [...text.matchAll(pattern)].map(([, name]) => name ?? ''))
    .map((name) => {
      const own = name.startsWith('@/') ? name.slice(2) : name.startsWith('.') ? from(path, name) : null
      return own === null ? name : own.replace(/\.(ts|tsx|mjs|js)$/, '')
    })
}

function from(path: string, name: string): string {
  return relative(ROOT, resolve(ROOT, dirname(path), name)).replaceAll('\\', '/')
}

function offenders(among: Source[], pattern: RegExp): string[] {
  return among.flatMap(({ path, imports }) =>
    imports.filter((target) => pattern.test(target)).map((target) => `${path} imports ${target}`),
  )
}

/** Without comments, which may speak of the clock. */
function code(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|[^:])\/\/.*$/gm, '$1')
}

function isTest(path: string): boolean {
  return /\.(test|spec)\.tsx?$|\/testing\//.test(path)
}
