import { expect, type Page } from '@playwright/test'
import { expectReplicasOnMap } from './map'

export interface View {
  name: string
  path: string
  /** Brings the view into the state that is meant. */
  ready: (page: Page) => Promise<unknown>
}

/** `path` with one more key of the address. */
export const withKey = (path: string, key: string, value: string) =>
  `${path}${path.includes('?') ? '&' : '?'}${key}=${encodeURIComponent(value)}`

const table = (name: string) => (page: Page) => expect(page.getByRole('table', { name })).toBeVisible()
const grid = (name: string) => (page: Page) => expect(page.getByRole('grid', { name })).toBeVisible()

/** Every view, in the states that look different; ORDERS of account APP is to exist. */
export const VIEWS: View[] = [
  {
    name: 'map',
    path: '/map',
    ready: (page) => expect(page.getByRole('group', { name: /^Map of / })).toBeVisible(),
  },
  {
    name: 'map with a stream',
    path: '/map?sel=stream:APP/ORDERS',
    ready: (page) => expectReplicasOnMap(page, 'ORDERS'),
  },
  {
    name: 'map with all layers, a pin and a cluster in focus',
    path: '/map?pins=APP/ORDERS&layers=gateways,routes,ribbons,leafnodes&sel=cluster:rg2',
    ready: (page) => expectReplicasOnMap(page, 'ORDERS'),
  },
  {
    name: 'map as tables, with a stream',
    path: '/map?as=table&sel=stream:APP/ORDERS',
    ready: (page) => expect(page.getByRole('treegrid', { name: 'Regions, AZs and servers' })).toBeVisible(),
  },
  {
    name: 'a part of the map as tables',
    path: '/map?as=table&scope=rg1',
    ready: (page) => expect(page.getByText('4 servers in rg1')).toBeVisible(),
  },
  {
    name: 'a server selected, and a notice',
    path: '/map?sel=planet:mars',
    ready: (page) => expect(page.getByText('which cannot be read')).toBeVisible(),
  },
  {
    name: 'placement',
    path: '/placement?sel=stream:APP/ORDERS',
    ready: grid('Placement of streams on servers'),
  },
  { name: 'gateways', path: '/gateways?open=*&sel=gateway:rg1>xr', ready: grid('Gateways, row sees column') },
  {
    name: 'routes',
    path: '/gateways?links=routes&sel=server:rg1-az1',
    ready: grid('Routes of rg1, row has a route to column'),
  },
  {
    name: 'leafnodes',
    path: '/gateways?links=leafnodes',
    ready: (page) => expect(page.getByRole('heading', { name: 'No leafnodes' })).toBeVisible(),
  },
  { name: 'servers', path: '/servers?sel=server:rg1-az1', ready: table('Server Overview') },
  { name: 'server', path: '/servers/rg1-az1', ready: table('Gateways of rg1-az1') },
  { name: 'streams', path: '/streams?sel=stream:APP/ORDERS', ready: table('Stream Report') },
  {
    name: 'columns of the streams',
    path: '/streams',
    ready: async (page) => {
      await page.getByRole('button', { name: /^Columns .* Stream Report$/ }).click()
      await expect(page.getByRole('checkbox', { name: 'Subjects' })).toBeVisible()
    },
  },
  { name: 'stream', path: '/streams/APP/ORDERS', ready: table('Consumers of ORDERS') },
  { name: 'jetstream', path: '/jetstream', ready: table('JetStream Summary') },
  {
    name: 'audit',
    path: '/audit',
    ready: (page) => expect(page.getByRole('heading', { name: 'Audit' })).toBeVisible(),
  },
  {
    name: 'health',
    path: '/health',
    ready: (page) => expect(page.getByRole('heading', { name: 'Health' })).toBeVisible(),
  },
  {
    name: 'new stream',
    path: '/streams/new',
    ready: (page) => expect(page.getByLabel('Name', { exact: true })).toBeEnabled(),
  },
  { name: 'new stream with errors', path: '/streams/new', ready: makeErrors },
  { name: 'new stream, review', path: '/streams/new', ready: review },
]

async function makeErrors(page: Page) {
  await page.getByLabel('Name', { exact: true }).fill('no dots.please')
  await page.getByLabel('Subjects', { exact: true }).fill('orders.1')
  await page.getByLabel('Max age').fill('soon')
  await page.getByRole('button', { name: 'Review' }).click()
  await expect(page.getByLabel('Max age')).toHaveAttribute('aria-invalid', 'true')
}

async function review(page: Page) {
  await page.getByLabel('Name', { exact: true }).fill('FINE')
  await page.getByLabel('Subjects', { exact: true }).fill('fine.*')
  await page.getByLabel('Max age').fill('1d')
  await page.getByRole('button', { name: 'Review' }).click()
  await expect(page.getByRole('button', { name: 'Create stream' })).toBeVisible()
}
