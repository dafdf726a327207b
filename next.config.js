/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // The NATS clients are plain Node packages: left outside the bundle they keep readable stack traces.
  serverExternalPackages: ['ws', 'nats.ws', 'nats', 'pino', 'prom-client'],
  // A page that does not type-check never reaches an operator; lint runs as its own step of `npm test`.
  typescript: { ignoreBuildErrors: false },
}

export default config
