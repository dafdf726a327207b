/**
 * What reads and applies find and hide, with the bar that shows them: no part of the first load of a view, because a view
 * without them needs none of it. See `loadEngine`.
 */

export { sieveOf } from '@/lib/domain/query/sift'
export { suggest } from '@/lib/domain/query/suggest'
export { parseFilter, serializeFilter } from '@/lib/url/filter'
export { countWords, siftedOf } from './counts'
export { FilterBar } from './FilterBar'
export { FindList } from './FindList'
