/** Rules a compiler cannot check: no promise left alone, a pure engine, and Electron's sharp tools in one file each. */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

const pure = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Time comes in as an argument.',
  },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time comes in as an argument.' },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Randomness comes in as an argument.',
  },
]
const unsafe = [
  {
    selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
    message: 'Text from a bank must never become markup.',
  },
  {
    selector: 'AssignmentExpression[left.property.name=/^(innerHTML|outerHTML)$/]',
    message: 'Text from a bank must never become markup.',
  },
  { selector: "CallExpression[callee.name='eval']", message: 'No code from text.' },
  { selector: "NewExpression[callee.name='Function']", message: 'No code from text.' },
  {
    selector: "CallExpression[callee.property.name='sendSync']",
    message: 'No synchronous messages between processes.',
  },
]
/** A failure is told or logged by the owner of the unexpected: inBackground, bestEffort, inPassing or unexpected of trouble.ts. */
const silent = [
  {
    selector:
      "CallExpression[callee.property.name='catch'] > ArrowFunctionExpression > Identifier.body[name='undefined']",
    message: 'No failure in silence: bestEffort says what it was.',
  },
  {
    selector: "CallExpression[callee.property.name='catch'] > ArrowFunctionExpression > Literal.body[raw='null']",
    message: 'No failure in silence: bestEffort says what it was.',
  },
  {
    selector:
      "CallExpression[callee.property.name='catch'] > ArrowFunctionExpression > BlockStatement.body[body.length=0]",
    message: 'No failure in silence: bestEffort says what it was.',
  },
  {
    selector: 'CallExpression[callee.name=/^(inBackground|bestEffort|inPassing)$/] > TemplateLiteral:first-child',
    message: 'What was being done goes into the log: fixed words only.',
  },
]
const sharp = (names) => ({
  paths: [{ name: 'electron', importNames: names, message: 'Only one file uses this; see its doc comment.' }],
})

/** Folders with a tsconfig of their own; rules that ask for types take it from there. */
const projects = [
  '',
  'electron',
  'renderer',
  'renderer/engine',
  'renderer/storage',
  'question-bank/checks',
  'build',
  'tests',
]

export default tseslint.config(
  { ignores: ['out/**', 'dist/**', 'node_modules/**', '.cache/**'] },
  {
    files: ['{electron,renderer,question-bank,tests,build}/**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommended],
    languageOptions: {
      parserOptions: {
        project: projects.map((folder) => path.join(root, folder, 'tsconfig.json')),
        tsconfigRootDir: root,
      },
    },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: true } }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'no-restricted-syntax': ['error', ...unsafe],
      'eqeqeq': 'error',
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['{electron,renderer}/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': ['error', ...unsafe, ...silent],
      'no-empty': 'error',
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: false }],
    },
  },
  { files: ['renderer/engine/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...unsafe, ...silent, ...pure] } },
  {
    files: ['electron/**/*.ts'],
    ignores: ['electron/ipc.ts', 'electron/preload.ts'],
    rules: { 'no-restricted-imports': ['error', sharp(['ipcMain', 'ipcRenderer', 'contextBridge'])] },
  },
)
