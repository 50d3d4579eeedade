import { parseAst } from 'vite'
import type { SourceFile } from './tree.ts'

/** One module that a file names. `specifier` is null where it is worked out only when the code runs. */
export type Import = Readonly<{ specifier: string | null; typeOnly: boolean }>

export type SyntaxNode = Readonly<Record<string, unknown>> & Readonly<{ type: string }>

const known = new WeakMap<SourceFile, readonly SyntaxNode[]>()

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

function withInner(node: SyntaxNode): readonly SyntaxNode[] {
  return [node, ...Object.values(node).flat().filter(isNode).flatMap(withInner)]
}

function languageOf(path: string): 'ts' | 'tsx' | 'js' {
  if (path.endsWith('.tsx')) return 'tsx'
  return path.endsWith('.ts') ? 'ts' : 'js'
}

/** Every syntax node of a file, read by a real parser: words in comments, strings and page text are not code. */
export function nodesOf(file: SourceFile): readonly SyntaxNode[] {
  const before = known.get(file)
  if (before !== undefined) return before
  const program: unknown = parseAst(file.text, { lang: languageOf(file.path) }, file.path)
  const nodes = isNode(program) ? withInner(program) : []
  known.set(file, nodes)
  return nodes
}

/** The text of a literal, or of a template without gaps; null for anything that has to be worked out. */
function textOf(node: unknown): string | null {
  if (!isNode(node)) return null
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null
  if (node.type === 'TSLiteralType') return textOf(node.literal)
  const quasis: unknown = node.quasis
  const [only, ...others] = Array.isArray(quasis) ? quasis.filter(isNode) : []
  const value: unknown = only?.value
  if (node.type !== 'TemplateLiteral' || others.length > 0 || typeof value !== 'object' || value === null) return null
  return 'cooked' in value && typeof value.cooked === 'string' ? value.cooked : null
}

const nameOf = (node: unknown) => (isNode(node) && typeof node.name === 'string' ? node.name : null)

function firstOf(node: SyntaxNode, list: string): SyntaxNode | null {
  const items: unknown = node[list]
  const first: unknown = Array.isArray(items) ? items[0] : null
  return isNode(first) ? first : null
}

/** `import type …`, and `import { type A, type B } …` where nothing but types is named. */
function isTypeOnly(node: SyntaxNode): boolean {
  if (node.importKind === 'type' || node.exportKind === 'type') return true
  const named: unknown = node.specifiers
  const parts = Array.isArray(named) ? named.filter(isNode) : []
  return parts.length > 0 && parts.every((part) => part.importKind === 'type' || part.exportKind === 'type')
}

/** What a call names: require('x'), vi.mock('x'), and the file of new URL('x', import.meta.url). */
function calledModule(node: SyntaxNode): readonly Import[] {
  const callee: unknown = node.callee
  const first = firstOf(node, 'arguments')
  const isMock = isNode(callee) && nameOf(callee.object) === 'vi' && /mock$/i.test(nameOf(callee.property) ?? '')
  if (node.type === 'CallExpression' && (nameOf(callee) === 'require' || isMock))
    return [{ specifier: textOf(first), typeOnly: false }]
  const address = node.type === 'NewExpression' && nameOf(callee) === 'URL' ? textOf(first) : null
  return address !== null && /^\.\.?\/.*\.(?:ts|tsx|mjs)$/.test(address)
    ? [{ specifier: address, typeOnly: false }]
    : []
}

function namedBy(node: SyntaxNode): readonly Import[] {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
      return isNode(node.source) ? [{ specifier: textOf(node.source), typeOnly: isTypeOnly(node) }] : []
    case 'ImportExpression':
      return [{ specifier: textOf(node.source), typeOnly: false }]
    case 'TSImportType':
      return [{ specifier: textOf(node.source ?? node.argument), typeOnly: true }]
    case 'TSExternalModuleReference':
      return [{ specifier: textOf(node.expression), typeOnly: false }]
    default:
      return calledModule(node)
  }
}

/** Every module a file names, in whatever way. */
export const importsOf = (file: SourceFile): readonly Import[] => nodesOf(file).flatMap(namedBy)
