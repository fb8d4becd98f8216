import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import openapiTS, {
  astToString,
  type OpenAPI3,
  type OperationObject,
  type ResponseObject,
} from 'openapi-typescript'

const banner = `// Written from the OpenAPI document by \`npm run api-types\`; not kept in git.

`

/** Writes what a typed client needs to know of the API. An unchanged file is left alone, so that nothing is built anew. */
export async function writeTypes(document: OpenAPI3, file: string): Promise<void> {
  const nodes = await openapiTS(nameTheProblem(document), { defaultNonNullable: false })
  const text = banner + astToString(nodes)
  if ((await readFile(file, 'utf8').catch(() => null)) === text) return
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, text)
}

/** Every operation answers with the same problem document; said once it has a name, and the types have half the lines. */
function nameTheProblem(document: OpenAPI3): OpenAPI3 {
  let problem: ResponseObject | null = null
  const paths = structuredClone(document.paths ?? {})
  for (const operation of Object.values(paths).flatMap((path): OperationObject[] => Object.values(path))) {
    const { responses } = operation
    if (responses?.default === undefined) continue
    // every operation's own copy of the same
    problem ??= responses.default as ResponseObject
    responses.default = { $ref: '#/components/responses/Problem' }
  }
  if (problem === null) return document
  const responses = { ...document.components?.responses, Problem: problem }
  return { ...document, paths, components: { ...document.components, responses } }
}
