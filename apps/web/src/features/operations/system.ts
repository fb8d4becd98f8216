import type { paths } from '../../api/api-types.gen.d.ts'

export type System = paths['/api/v1/system']['get']['responses'][200]['content']['application/json']
