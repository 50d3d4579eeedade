import { nodesOf, type SyntaxNode } from './syntax.ts'
import { isCode, type Rule, type SourceFile } from './tree.ts'

const lineOf = (file: SourceFile, index: number) => file.text.slice(0, index).split('\n').length

/** A rule about the text of files: each match of the pattern is a violation. */
const noText =
  (pattern: RegExp, message: string, concerns: (file: SourceFile) => boolean): Rule =>
  (files) =>
    files.filter(concerns).flatMap((file) =>
      [...file.text.matchAll(pattern)].map((match) => ({
        path: `${file.path}:${lineOf(file, match.index)}`,
        message,
      })),
    )

/** A rule about syntax: each node that is wrong is a violation. */
const noSyntax =
  (isWrong: (node: SyntaxNode) => boolean, message: string, concerns: (file: SourceFile) => boolean): Rule =>
  (files) =>
    files
      .filter((file) => isCode(file) && concerns(file))
      .flatMap((file) =>
        nodesOf(file)
          .filter(isWrong)
          .map((node) => ({ path: `${file.path}:${lineOf(file, Number(node.start))}`, message })),
      )

const everywhere = () => true
const inTests = (file: SourceFile) => file.path.startsWith('tests/')

const nameIn = (node: unknown): string =>
  typeof node === 'object' && node !== null && 'name' in node && typeof node.name === 'string' ? node.name : ''

export const noAny = noSyntax((node) => node.type === 'TSAnyKeyword', 'any says nothing: name the shape', everywhere)

export const noSwitchedOffChecks = noText(
  /^.*(?:\/\/|\/\*|<!--).*(?:@ts-(?:ignore|expect-error|nocheck)|biome-ignore|eslint-disable).*$/gm,
  'a check is switched off: mend the code',
  (file) => isCode(file) && !file.path.startsWith('tests/architecture/'),
)

export const noUnfinishedWork = noText(
  /(?:\/\/|\/\*|^\s*\*|<!--|^\s*#).*\b(?:TODO|FIXME|XXX|HACK)\b/gm,
  'unfinished work belongs in an issue',
  (file) => !file.path.startsWith('tests/architecture/'),
)

export const noTestLeftOut = noSyntax(
  (node) =>
    node.type === 'MemberExpression' &&
    ['test', 'it', 'describe', 'suite'].includes(nameIn(node.object)) &&
    ['only', 'skip', 'todo', 'fails'].includes(nameIn(node.property)),
  'every test runs, and every other one beside it',
  inTests,
)

export const noSnapshots = noSyntax(
  (node) =>
    node.type === 'MemberExpression' && /^(?:toMatch|toThrowErrorMatching)\w*Snapshot$/.test(nameIn(node.property)),
  'a snapshot says what was, not what is right',
  inTests,
)

/** A scope is what lets queries see rows: the access check makes it from who asks, and commands for whoever runs them. */
export const onlyAccessMakesScopes = noSyntax(
  (node) => node.type === 'CallExpression' && nameIn(node.callee) === 'scopeFor',
  'only app/, commands and tests make a scope',
  (file) =>
    /^(?:apps|packages)\//.test(file.path) &&
    !file.path.startsWith('apps/api/src/app/') &&
    !file.path.endsWith('.command.ts'),
)

/** Package hosts by the shape of their names, so that none has to be named here. */
export const noRegistryHost = noText(
  /\b(?:registry|deb|pypi|proxy|files|index|npm)\.[a-z]+\.(?:org|com|io|dev)\b/gi,
  'names a package registry host',
  everywhere,
)

export const lockFileHasNoAddresses = noText(
  /"resolved":\s*"[a-z+]+:/g,
  'a download address in the lock file: see .npmrc',
  (file) => file.path === 'package-lock.json',
)

export const noPathOfOneMachine = noText(
  /(?<![\w.$}/-])\/(?:work|home|root|Users)\/\w/g,
  "a path of somebody's machine",
  (file) => file.path !== 'package-lock.json',
)
