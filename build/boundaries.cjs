/** Who may import whom. One line per owner; anything not listed is an error. */
const allowed = {
  'question-bank/schema': ['npm:zod'],
  'question-bank/checks': [
    'question-bank/schema',
    'renderer/engine',
    // How a command line is read, the same for every command.
    'build/words.mjs',
    // One reader of official files in the whole project.
    'renderer/codebook/reading',
    'renderer/codebook/compiled',
    'node',
    'npm:zod',
    'npm:yaml',
  ],
  'electron/contract.ts': [],
  // Pure, and the same for shell and page: what may be written down of an error.
  'electron/trace.ts': [],
  'electron/': ['electron/contract.ts', 'electron/trace.ts', 'npm:electron', 'npm:zod', 'node'],
  'renderer/engine': ['question-bank/schema', 'npm:zod', 'npm:pure-rand'],
  // Where it is said what is right and what was missed; nothing of storage or screens.
  'renderer/engine/scoring': ['renderer/engine', 'question-bank/schema'],
  // The one file that knows ts-fsrs: its dates and names never go further.
  'renderer/engine/review.ts': ['renderer/engine', 'npm:ts-fsrs'],
  'renderer/storage': ['renderer/engine', 'question-bank/schema', 'npm:dexie', 'npm:zod'],
  // The code books: looking up in 150,000 codes. It knows nothing of exams; state imports its client and nothing else.
  'renderer/codebook': [
    'renderer/app-workers.ts',
    'renderer/no-eval.ts',
    'npm:@zip.js/zip.js',
    'npm:dexie',
    'npm:pdfjs-dist',
    'npm:saxes',
    'npm:zod',
  ],
  // Starts the two threads; their addresses are all the page's policy lets through.
  'renderer/app-workers.ts': ['renderer/codebook', 'renderer/state', 'npm:vite/client'],
  'renderer/desktop.ts': ['electron/contract.ts', 'electron/trace.ts'],
  'renderer/state': [
    'renderer/engine',
    'renderer/storage',
    'renderer/codebook/client.ts',
    'renderer/codebook/types.ts',
    'renderer/app-workers.ts',
    'renderer/desktop.ts',
    'question-bank/schema',
    'npm:zod',
    'npm:zustand',
    'npm:react',
    'npm:dexie-react-hooks',
    'npm:vite/client',
  ],
  // Which command a key gives: the table, the hook and what guards against a second press.
  'renderer/keys': ['npm:react'],
  'renderer/ui': [
    'renderer/keys',
    'npm:react',
    'npm:react-aria-components',
    'npm:marked',
    'npm:d3-scale',
    'npm:d3-shape',
  ],
  // How a question is shown outside the exam room: shared by report, review room, cards and practice.
  'renderer/question': ['renderer/engine', 'renderer/keys', 'renderer/ui', 'question-bank/schema', 'npm:react'],
  // How the code books are read: shared by their place and by the window in the exam room.
  'renderer/book': ['renderer/state', 'renderer/engine', 'renderer/keys', 'renderer/ui', 'npm:react', 'npm:zustand'],
  'renderer/screens': [
    'renderer/state',
    'renderer/book',
    'renderer/engine',
    'renderer/question',
    'renderer/keys',
    'renderer/ui',
    'question-bank/schema',
    'npm:react',
    'npm:react-dom',
    'npm:d3-scale',
    'npm:d3-shape',
  ],
  'renderer/app.tsx': [
    'renderer/screens',
    'renderer/question/book-links-context.ts',
    'renderer/state',
    'renderer/keys',
    'renderer/ui',
    'npm:react',
  ],
  'renderer/no-eval.ts': ['npm:zod'],
  // What runs before home is painted; it imports nothing that is not needed for that.
  'renderer/first.ts': ['renderer/main.tsx', 'renderer/state'],
  // Home as the build draws it into the page.
  'renderer/first-view.tsx': ['renderer/app.tsx', 'renderer/state', 'npm:react-dom'],
  // All that needs storage and schemas; main.tsx fetches it when home is painted.
  'renderer/start.ts': ['renderer/no-eval.ts', 'renderer/state'],
  'renderer/main.tsx': [
    'renderer/start.ts',
    'renderer/app.tsx',
    'renderer/screens/home/home-screen.tsx',
    'renderer/state',
    'renderer/keys',
    'renderer/ui',
    'npm:react',
    'npm:react-dom',
  ],
}

const escape = (path) => path.replace(/[.]/g, '\\.')
const target = (name) =>
  name === 'node'
    ? '^node:|^(assert|child_process|crypto|fs|os|path|process|stream|timers|url|util|zlib)(/|$)'
    : name.startsWith('npm:')
      ? `(^|/)node_modules/(@types/)?${escape(name.slice(4))}(/|$)`
      : `^${escape(name)}`

const owners = Object.keys(allowed)
const boundary = (owner) => ({
  name: `boundary: ${owner}`,
  severity: 'error',
  from: {
    path: `^${escape(owner)}`,
    // A more specific owner (a file inside a folder) is judged by its own line.
    pathNot: owners.filter((other) => other !== owner && other.startsWith(owner)).map((other) => `^${escape(other)}`),
  },
  to: { pathNot: [`^${escape(owner)}`, ...allowed[owner].map(target)] },
})

module.exports = {
  forbidden: [
    ...owners.map(boundary),
    {
      name: 'every file has an owner',
      severity: 'error',
      from: { path: '^(electron|renderer|question-bank)/', pathNot: owners.map((owner) => `^${escape(owner)}`) },
      to: {},
    },
    {
      name: 'screens do not import each other',
      severity: 'error',
      from: { path: '^renderer/screens/([^/]+)/' },
      to: { path: '^renderer/screens/', pathNot: '^renderer/screens/$1/' },
    },
    {
      name: 'the contract is types only for the page',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^electron/contract\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'screens take only types from the bank schema',
      severity: 'error',
      from: { path: '^renderer/(screens|question)/' },
      to: { path: '^question-bank/schema', dependencyTypesNot: ['type-only'] },
    },
    { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'nothing ships a test', severity: 'error', from: { pathNot: '^tests/' }, to: { path: '^tests/' } },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
}
