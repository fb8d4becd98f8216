import { parseSync } from 'vite'

/** What a source file says to people by itself, and which texts it asks for. */
export interface SourceTexts {
  readonly hardCoded: readonly string[]
  readonly wanted: readonly WantedText[]
  /** Every string that stands in the file: keys are also handed around. */
  readonly strings: ReadonlySet<string>
}

export interface WantedText {
  /** `log_in.title`, or with holes for what is filled in: `roles.*`. */
  readonly key: string
  readonly namespaces: readonly string[]
}

interface Node {
  readonly type: string
  readonly [part: string]: unknown
}

/** Attributes and columns of tables whose text people read or hear. */
const shown = new Set(
  'label placeholder title alt description error header caption lead text confirmLabel submitLabel aria-label aria-description'.split(
    ' ',
  ),
)

export function readTexts(file: string, source: string): SourceTexts {
  const hardCoded: string[] = []
  const wanted: WantedText[] = []
  const strings = new Set<string>()
  const { program, errors } = parseSync(file, source)
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`)

  function walk(node: Node, scopes: readonly Scope[]): void {
    const inner = isFunction(node) ? [scopeOf(node), ...scopes] : scopes
    if (node.type === 'Literal' && typeof node.value === 'string') strings.add(node.value)
    if (node.type === 'JSXText') hardCoded.push(...wordsIn(String(node.value)))
    if (node.type === 'JSXElement' || node.type === 'JSXFragment') {
      for (const child of childrenOf(node.children)) {
        if (child.type === 'JSXExpressionContainer') hardCoded.push(...wordsOf(child.expression as Node))
      }
    }
    if (node.type === 'JSXAttribute' && shown.has(nameOf(node.name)) && isNode(node.value)) {
      hardCoded.push(...wordsOf(node.value))
    }
    if (node.type === 'Property' && shown.has(nameOf(node.key)) && isNode(node.value)) {
      hardCoded.push(...wordsOf(node.value).filter((words) => /^\p{Lu}|\s/u.test(words)))
    }
    if (node.type === 'CallExpression') wanted.push(...wantedBy(node, inner))
    for (const child of Object.values(node)) for (const each of childrenOf(child)) walk(each, inner)
  }

  walk(program as unknown as Node, [])
  return { hardCoded, wanted, strings }
}

/** The namespaces of each `t` that a function gets from `useTranslation`. */
type Scope = ReadonlyMap<string, readonly string[]>

function scopeOf({ body }: Node): Scope {
  const scope = new Map<string, readonly string[]>()
  const declarations = childrenOf((body as Node | null)?.body)
    .filter(({ type }) => type === 'VariableDeclaration')
    .flatMap(({ declarations }) => childrenOf(declarations))
  for (const { id, init } of declarations) {
    if (!isNode(init) || init.type !== 'CallExpression' || nameOf(init.callee) !== 'useTranslation') continue
    const t = childrenOf((id as Node).properties).find(({ key }) => nameOf(key) === 't')
    const [asked] = childrenOf(init.arguments)
    if (t !== undefined) scope.set(nameOf(t.value), asked === undefined ? ['common'] : textsIn(asked))
  }
  return scope
}

function wantedBy({ callee, arguments: given }: Node, scopes: readonly Scope[]): WantedText[] {
  const [key] = childrenOf(given)
  if (key === undefined) return []
  const { type, object, property } = callee as Node
  const isGlobal = type === 'MemberExpression' && nameOf(object) === 'i18next' && nameOf(property) === 't'
  const name = nameOf(callee)
  const scope = scopes.find((each) => each.has(name))
  if (!isGlobal && scope === undefined) return []
  const namespaces = scope?.get(name) ?? ['common']
  return textsIn(key).map((text) => {
    const [namespace = '', rest] = text.split(':', 2)
    return rest === undefined ? { key: text, namespaces } : { key: rest, namespaces: [namespace] }
  })
}

/** The texts that an expression may be: of both branches, of all in a list; a star for what is not known here. */
function textsIn(node: Node): string[] {
  if (node.type === 'Literal') return typeof node.value === 'string' ? [node.value] : []
  if (node.type === 'ArrayExpression') return childrenOf(node.elements).flatMap(textsIn)
  if (node.type === 'ConditionalExpression') return [node.consequent, node.alternate].flatMap(textsOf)
  if (node.type === 'TSAsExpression') return textsOf(node.expression)
  if (node.type !== 'TemplateLiteral') return []
  const pieces = childrenOf(node.quasis).map(({ value }) => (value as { cooked: string }).cooked)
  return [pieces.join('*')]
}
const textsOf = (node: unknown): string[] => (isNode(node) ? textsIn(node) : [])

/** What of an expression is shown, as far as it has letters. */
function wordsOf(node: Node): string[] {
  if (node.type === 'JSXExpressionContainer') return wordsOf(node.expression as Node)
  if (node.type === 'LogicalExpression') return wordsOf(node.right as Node)
  if (node.type === 'ConditionalExpression') {
    return [...wordsOf(node.consequent as Node), ...wordsOf(node.alternate as Node)]
  }
  return textsIn(node).flatMap(wordsIn)
}

const wordsIn = (text: string): string[] => (/\p{L}/u.test(text) ? [text.trim()] : [])

const isFunction = ({ type }: Node) => /Function/.test(type)
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
const childrenOf = (value: unknown): Node[] =>
  Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : []
const nameOf = (value: unknown): string =>
  isNode(value) && typeof value.name === 'string'
    ? value.name
    : isNode(value) && typeof value.value === 'string'
      ? value.value
      : ''
