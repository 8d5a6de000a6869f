// Type-checks project folders with TypeScript's own checker and prints every error as JSON.
//
// Usage: node typecheck.mjs MODULES ROOT…   MODULES is the node_modules folder with the really installed packages.
// Modules that are neither there nor in the project are stubs (`declare module "*"`), so they are `any`.
// Prints {root: [{path, line, column, code, message}]}; line and column from 1.
import { createRequire } from 'node:module';
import path from 'node:path';

const [modules, ...roots] = process.argv.slice(2).map((argument) => path.resolve(argument));
const ts = createRequire(import.meta.url)(path.join(modules, 'typescript'));

const STUB_FILE = path.join(path.dirname(modules), 'stubs.d.ts');
const STUBS = 'declare module "*";\ninterface ImportMeta { readonly env: Record<string, any>; readonly glob: any; readonly hot: any }\n';
const SKIPPED = ['node_modules', 'dist', 'build', '.next'];
const OPTIONS = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  jsx: ts.JsxEmit.ReactJSX,
  types: ['node'],
  typeRoots: [path.join(modules, '@types')],
  strict: true,
  noEmit: true,
  isolatedModules: true,
  skipLibCheck: true,
  allowJs: true,
  checkJs: true,
  esModuleInterop: true,
  resolveJsonModule: true,
  allowImportingTsExtensions: true,
  noUnusedLocals: true,
};

const shared = new Map();
function sharedSourceFile(host, file, languageVersion) {
  if (!file.includes('/node_modules/')) return host.getSourceFile(file, languageVersion);
  if (!shared.has(file)) shared.set(file, host.getSourceFile(file, languageVersion));
  return shared.get(file);
}

// The `paths` of the nearest tsconfig or jsconfig between `folder` and `root`, as compiler options.
function aliasesFor(folder, root, known) {
  if (known.has(folder)) return known.get(folder);
  let options = null;
  for (const name of ['tsconfig.json', 'tsconfig.app.json', 'jsconfig.json']) {
    const file = path.join(folder, name);
    if (options?.paths || !ts.sys.fileExists(file)) continue;
    const { config } = ts.readConfigFile(file, ts.sys.readFile);
    if (config) options = ts.parseJsonConfigFileContent({ ...config, files: [], include: [] }, ts.sys, folder).options;
  }
  const found = options ?? (folder.length > root.length ? aliasesFor(path.dirname(folder), root, known) : {});
  const { paths, baseUrl, pathsBasePath } = found;
  known.set(folder, { paths, baseUrl, pathsBasePath });
  return known.get(folder);
}

function createHost(root) {
  const host = ts.createCompilerHost(OPTIONS);
  const aliases = new Map();
  const cache = ts.createModuleResolutionCache(root, (name) => name, OPTIONS);
  const stub = ts.createSourceFile(STUB_FILE, STUBS, ts.ScriptTarget.ES2022);
  return {
    ...host,
    getCurrentDirectory: () => root,
    fileExists: (file) => file === STUB_FILE || host.fileExists(file),
    getSourceFile: (file, version) => (file === STUB_FILE ? stub : sharedSourceFile(host, file, version)),
    resolveModuleNameLiterals: (literals, containing) =>
      literals.map(({ text }) => {
        const own = !containing.includes('/node_modules/');
        const options = own ? { ...OPTIONS, ...aliasesFor(path.dirname(containing), root, aliases) } : OPTIONS;
        return ts.resolveModuleName(text, containing, options, host, own ? undefined : cache);
      }),
  };
}

function check(root) {
  const files = ts.sys.readDirectory(root, ['.tsx', '.ts', '.jsx'], SKIPPED, undefined);
  const program = ts.createProgram([...files, STUB_FILE], OPTIONS, createHost(root));
  const errors = [];
  for (const file of files) {
    const sourceFile = program.getSourceFile(file);
    if (!sourceFile) continue;
    for (const found of [...program.getSyntacticDiagnostics(sourceFile), ...program.getSemanticDiagnostics(sourceFile)]) {
      const { line, character } = sourceFile.getLineAndCharacterOfPosition(found.start ?? 0);
      errors.push({
        path: path.relative(root, file).split(path.sep).join('/'),
        line: line + 1,
        column: character + 1,
        code: found.code,
        message: ts.flattenDiagnosticMessageText(found.messageText, ' ').slice(0, 400),
      });
    }
  }
  return errors;
}

process.stdout.write(JSON.stringify(Object.fromEntries(roots.map((root) => [root, check(root)]))));
