import { SECURITY_HEADERS } from './lib/access/headers.mjs'

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // The NATS clients are plain Node packages: left outside the bundle they keep readable stack traces.
  serverExternalPackages: ['ws', 'nats.ws', 'nats', 'pino', 'prom-client'],
  turbopack: {
    resolveAlias: {
      'd3-transition': './lib/graph/no-transitions.ts',
      'd3-interpolate': './lib/graph/no-transitions.ts',
    },
  },
  headers: async () => [{ source: '/:path*', headers: SECURITY_HEADERS }],
  // The proxy makes Next buffer bodies. Twice what the guard takes, so that it is the guard that says "too large".
  experimental: { proxyClientMaxBodySize: '128kb' },
  // A page that does not type-check never reaches an operator; lint runs as its own step of `npm test`.
  typescript: { ignoreBuildErrors: false },
}

export default config
