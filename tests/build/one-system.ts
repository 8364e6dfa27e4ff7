import ts from 'typescript'

/* Finds what holds on one system only, by reading the code as the compiler does: words in comments are no matter. */

export const kinds = [
  'a module by path',
  'a path from a URL',
  'a place of one system',
  'a program by name',
  'a shell',
  'an end by signal',
  'a link',
  'a path by slashes',
  'a variable of one system',
  'rights of one system',
  'left out in silence',
] as const
export type Kind = (typeof kinds)[number]
export type Find = { kind: Kind; file: string; line: number; text: string }

/** Where a kind may stand, and why. */
export const allowed: { kind: Kind; files: RegExp; why: string }[] = [
  {
    kind: 'a module by path',
    files: /^build\/default-app\/main\.cjs$/,
    why: 'CommonJS inside Electron, whose require takes paths on every system.',
  },
  {
    kind: 'a place of one system',
    files: /^build\/(programs|browsers)\.mjs$/,
    why: 'The two lists of places where systems keep programs; nobody else has one.',
  },
  {
    kind: 'a place of one system',
    files: /^build\/(processes\.mjs|bench\/memory\.ts)$/,
    why: 'Linux tells of processes by files; both ask for the system before they look.',
  },
  {
    kind: 'a place of one system',
    files: /^build\/(system|test)-packages\.mjs$/,
    why: 'Packages of Debian, looked for only where apt-get is.',
  },
  {
    kind: 'a place of one system',
    files: /^tests\/build\/(browsers|tested-runtime|starting)\.test\.ts$/,
    why: 'Places of the systems that are asked about; no file is opened.',
  },
  {
    kind: 'a place of one system',
    files: /^tests\/build\/display\.test\.ts$/,
    why: 'Sockets and locks of X, in tests that run where Xvfb is.',
  },
  {
    kind: 'a place of one system',
    files: /^tests\/(build\/electron-download\.test|journeys\/sandbox\.spec)\.ts$/,
    why: 'What only Linux has, in a test or a part of one that is for Linux.',
  },
  {
    kind: 'a place of one system',
    files: /^tests\/(electron|support)\/[\w.-]+\.ts$/,
    why: 'Paths as texts: in what a page asks for, in a sentence or in a log. No file is opened.',
  },
  {
    kind: 'a program by name',
    files: /^build\/system-packages\.mjs$/,
    why: 'apt-get and ldconfig, run only where apt-get is.',
  },
  {
    kind: 'a program by name',
    files: /^build\/(runtime|packaging\/installers)\.mjs$/,
    why: 'tar, for the Electron of the registry and the tar.gz that is handed on, both for Linux.',
  },
  {
    kind: 'a program by name',
    files: /^build\/(electron-download|sandbox)\.mjs$/,
    why: 'sysctl on a Mac, unshare on Linux; without them the answer is that nothing is known.',
  },
  {
    kind: 'a program by name',
    files: /^tests\/build\/(electron-download|starting)\.test\.ts$/,
    why: 'openssl, without which the test is left out; sh, which is not asked on Windows.',
  },
  {
    kind: 'a program by name',
    files: /^tests\/journeys\/(disk-full|storage-damage)\.spec\.ts$/,
    why: 'mount and umount, and what the X server shows, in a test that is only run by root on Linux.',
  },
  {
    kind: 'a program by name',
    files: /^tests\/journeys\/x-keys\.ts$/,
    why: 'xdotool and setxkbmap, through its own run(), which finds them or says that they are missing.',
  },
  {
    kind: 'a shell',
    files: /^build\/run\.mjs$/,
    why: 'The owner of starting programs: npm is a script on Windows, which needs a shell; its words are ours.',
  },
  {
    kind: 'a shell',
    files: /^tests\/build\/bench-trace\.test\.ts$/,
    why: 'The shell of the app is one of the processes that the bench weighs.',
  },
  {
    kind: 'an end by signal',
    files: /^build\/(processes|run)\.mjs$/,
    why: 'The owners of ending processes, which ask for the system first or end their own child at once.',
  },
  {
    kind: 'an end by signal',
    files: /^build\/(display|steady)\.mjs$/,
    why: 'Xvfb and the busy loop have nothing to write; on Windows kill() ends them as well.',
  },
  {
    kind: 'an end by signal',
    files: /^tests\/journeys\/(processes\.ts|starting\.spec\.ts)$/,
    why: 'Asked for signals first; elsewhere the window is closed, or the test not run.',
  },
  {
    kind: 'a link',
    files: /^tests\/support\/links\.ts$/,
    why: 'The owner of links, which makes each kind as the system lets it.',
  },
  {
    kind: 'a path by slashes',
    files: /^tests\/build\/(packaging|workflows)\.test\.ts$/,
    why: 'Names inside app.asar and in a workflow have forward slashes everywhere.',
  },
  {
    kind: 'rights of one system',
    files: /^tests\/(journeys\/launching\.spec|build\/starting\.test)\.ts$/,
    why: 'A shell script that stands in for Electron, not run on Windows.',
  },
  {
    kind: 'rights of one system',
    files: /^tests\/electron\/journal-damage\.test\.ts$/,
    why: 'Gives the owner the right to write, which Windows understands, too.',
  },
  {
    kind: 'left out in silence',
    files: /^tests\/(journeys|support)\/not-run\.ts$/,
    why: 'The owners of leaving a test out, with its reason.',
  },
  {
    kind: 'left out in silence',
    files: /^build\/[\w/-]+\.(mjs|ts)$/,
    why: 'Scripts that print NOT RUN of a whole step; they count nothing as passed.',
  },
]

const PLACE = /^(\/(usr|bin|sbin|etc|proc|sys|dev|tmp|opt|snap|var|home|Applications|Library|System)(\/|$)|[A-Za-z]:\\)/
/** What a value is called that may be a path. An id of a question has slashes of its own. */
const PATH_NAME = /file|folder|dir|path|root|script|executable/i
const STARTERS = /^(spawn|spawnSync|exec|execSync|execFile|execFileSync|fork|run|must)$/
const OWN_VARIABLE = /^(HOME|TMPDIR|TMP|TEMP|USER|LOGNAME|USERPROFILE|APPDATA|LOCALAPPDATA|SHELL|PATH)$/

/** Every find in the text of one file; `file` is its name in the project, with forward slashes. */
export function scan(file: string, text: string): Find[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const finds: Find[] = []
  const found = (kind: Kind, node: ts.Node) => {
    const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line
    finds.push({ kind, file, line: line + 1, text: text.split('\n')[line]!.trim() })
  }
  const visit = (node: ts.Node): void => {
    for (const kind of kindsOf(node)) found(kind, node)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return finds.filter(
    (one, index) => !finds.slice(0, index).some((other) => other.kind === one.kind && other.line === one.line),
  )
}

function kindsOf(node: ts.Node): Kind[] {
  if (ts.isCallExpression(node)) return ofCall(node)
  if (ts.isStringLiteralLike(node)) return ofText(node.text)
  if (ts.isTemplateHead(node))
    return [...ofText(node.text), ...(node.text === 'file://' ? (['a path from a URL'] as const) : [])]
  if (ts.isMetaProperty(node)) return ofMeta(node)
  if (ts.isPropertyAccessExpression(node)) return ofMember(node.expression, node.name.text)
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression))
    return ofMember(node.expression, node.argumentExpression.text)
  if (ts.isPropertyAssignment(node) && nameOf(node.name) === 'shell') return ['a shell']
  if (ts.isShorthandPropertyAssignment(node) && node.name.text === 'shell') return ['a shell']
  if (ts.isIfStatement(node)) return ofIf(node)
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken)
    return ts.isStringLiteralLike(node.right) && node.right.text.startsWith('/') && PATH_NAME.test(node.left.getText())
      ? ['a path by slashes']
      : []
  return []
}

const nameOf = (name: ts.PropertyName) => (ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : '')
const isText = (node: ts.Node | undefined): node is ts.StringLiteralLike =>
  node !== undefined && ts.isStringLiteralLike(node)

/** What `import()` takes on every system: a name, or a way from the file it stands in. */
const isSpecifier = (node: ts.Node | undefined): boolean =>
  node !== undefined &&
  (ts.isAsExpression(node)
    ? isSpecifier(node.expression)
    : isText(node) || (ts.isTemplateExpression(node) && /^\.\.?\//.test(node.head.text)))

function ofText(text: string): Kind[] {
  return [
    ...(PLACE.test(text) ? (['a place of one system'] as const) : []),
    ...(/^NOT RUN\b/.test(text) ? (['left out in silence'] as const) : []),
  ]
}

function ofCall(node: ts.CallExpression): Kind[] {
  const [first, second] = node.arguments
  if (node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return isSpecifier(first) || /pathToFileURL|\.href/.test(first?.getText() ?? '') ? [] : ['a module by path']
  const method = ts.isPropertyAccessExpression(node.expression)
  const name = method ? node.expression.name.text : node.expression.getText()
  const owner = method ? node.expression.expression.getText() : ''
  if (name === 'require' && !isText(first)) return ['a module by path']
  const kinds: Kind[] = []
  if (/^(exec|execSync)$/.test(name) && !method) kinds.push('a shell')
  if (STARTERS.test(name) && !method && isText(name === 'must' ? second : first)) kinds.push('a program by name')
  if (name === 'kill' && method) kinds.push('an end by signal')
  if (/^(symlink|symlinkSync|linkSync)$/.test(name) || (name === 'link' && /fs/i.test(owner))) kinds.push('a link')
  if (/^(split|lastIndexOf)$/.test(name) && isText(first) && first.text === '/' && PATH_NAME.test(owner))
    kinds.push('a path by slashes')
  if (name === 'split' && isText(first) && first.text === ':' && /path/i.test(owner)) kinds.push('a path by slashes')
  if (/^(chmod|chmodSync|chown|chownSync|getuid|getgid)$/.test(name) && !node.questionDotToken)
    kinds.push('rights of one system')
  if (/^(skip|skipIf|runIf|fixme)$/.test(name) && /^(test|describe|it|context)\b/.test(owner))
    kinds.push('left out in silence')
  if (name === 'skip' && !method && (!first || isText(first))) kinds.push('left out in silence')
  return kinds
}

function ofMeta(node: ts.MetaProperty): Kind[] {
  const access = node.parent
  if (!ts.isPropertyAccessExpression(access) || access.name.text !== 'url') return []
  const use = access.parent
  const call = ts.isNewExpression(use) ? use.parent : use
  const inUrl = ts.isNewExpression(use) && use.expression.getText() === 'URL'
  const right = ts.isCallExpression(call) && /^(fileURLToPath|createRequire)$/.test(call.expression.getText())
  return right && (inUrl || call === use) ? [] : ['a path from a URL']
}

function ofMember(owner: ts.Expression, name: string): Kind[] {
  if (/(^|\.)env$/.test(owner.getText()) && OWN_VARIABLE.test(name)) return ['a variable of one system']
  return name === 'mode' && /stat/i.test(owner.getText()) ? ['rights of one system'] : []
}

/** A test that returns on some systems counts as passed there. */
function ofIf(node: ts.IfStatement): Kind[] {
  const returns = ts.isReturnStatement(node.thenStatement) && node.thenStatement.expression === undefined
  return returns && /process\.platform/.test(node.expression.getText()) ? ['left out in silence'] : []
}
