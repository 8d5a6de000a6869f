// Counts UI elements per file with TypeScript's own parser, independently of the catalogue and of our parser.
//
// Usage: node inventory.mjs DIR TYPESCRIPT   prints {file: {families, copy, host, component, parse_ok}} as JSON.
// TYPESCRIPT is the folder of the npm package `typescript`.  A family is `shadcn:<module>`, `html:<tag>` or
// `lucide:icon`; parts count in their family (`TableCell` in `shadcn:table`, `td` in `html:table`).
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const [directory, typescript] = process.argv.slice(2);
const root = path.resolve(directory);
const ts = createRequire(import.meta.url)(path.resolve(typescript));

const SKIPPED = new Set(['node_modules', 'dist', 'build', '.next', '.git']);
const SCRIPT_KINDS = {
  '.tsx': ts.ScriptKind.TSX,
  '.jsx': ts.ScriptKind.JSX,
  '.ts': ts.ScriptKind.TS,
  '.js': ts.ScriptKind.JSX,
};
const HOST_FAMILIES = {
  a: 'a', button: 'button', input: 'input', label: 'label', textarea: 'textarea',
  select: 'select', option: 'select', optgroup: 'select',
  table: 'table', thead: 'table', tbody: 'table', tfoot: 'table', tr: 'table', th: 'table', td: 'table',
  caption: 'table', colgroup: 'table', col: 'table',
};
// The modules that shadcn/ui itself publishes: what `npx shadcn add` can write into a project.
const SHADCN_MODULES = new Set(
  `accordion alert alert-dialog aspect-ratio attachment avatar badge breadcrumb bubble button button-group calendar card
   carousel chart checkbox collapsible combobox command context-menu dialog drawer dropdown-menu empty field form hover-card
   input input-group input-otp item kbd label marker menubar message message-scroller native-select navigation-menu pagination popover progress
   radio-group resizable scroll-area select separator sheet sidebar skeleton slider sonner spinner switch table
   tabs textarea toast toaster toggle toggle-group tooltip`.split(/\s+/),
);
const COPY_MARKS = /from ["'](class-variance-authority|@radix-ui\/[a-z-]+|radix-ui|vaul|cmdk)["']/;

function* sourceFiles(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory() && !SKIPPED.has(entry.name)) yield* sourceFiles(file);
    else if (entry.isFile() && SCRIPT_KINDS[path.extname(file)] && !file.endsWith('.d.ts')) yield file;
  }
}

const kebab = (name) => name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
const stem = (file) => kebab(path.basename(file).replace(/\.[^.]+$/, ''));

const parsed = new Map();
function parse(file) {
  if (!parsed.has(file)) {
    const text = readFileSync(file, 'utf8');
    parsed.set(file, ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false, SCRIPT_KINDS[path.extname(file)]));
  }
  return parsed.get(file);
}

// A copy of a shadcn/ui module: named like one, and in a `ui` folder or built of what shadcn/ui builds with.
function isCopy(file) {
  if (!SHADCN_MODULES.has(stem(file))) return false;
  const folders = path.relative(root, file).split(path.sep).slice(0, -1);
  return folders.includes('ui') || COPY_MARKS.test(parse(file).text);
}

const compilerOptions = new Map();
function optionsFor(folder) {
  if (compilerOptions.has(folder)) return compilerOptions.get(folder);
  let options = null;
  for (const name of ['tsconfig.json', 'tsconfig.app.json', 'jsconfig.json']) {
    const file = path.join(folder, name);
    if (options?.paths || !ts.sys.fileExists(file)) continue;
    const read = ts.readConfigFile(file, ts.sys.readFile);
    if (read.config) options = ts.parseJsonConfigFileContent({ ...read.config, files: [], include: [] }, ts.sys, folder).options;
  }
  const inherited = options ?? (folder.length > root.length ? optionsFor(path.dirname(folder)) : {});
  const result = { ...inherited, allowJs: true, moduleResolution: ts.ModuleResolutionKind.Bundler };
  compilerOptions.set(folder, result);
  return result;
}

function resolve(source, fromFile) {
  const found = ts.resolveModuleName(source, fromFile, optionsFor(path.dirname(fromFile)), ts.sys).resolvedModule;
  const file = found?.resolvedFileName;
  return file && !file.includes('node_modules') && SCRIPT_KINDS[path.extname(file)] && !file.endsWith('.d.ts') ? file : null;
}

// The file that a barrel (`export * from`, `export { X } from`) takes a name from, one level deep.
function throughBarrel(file, name) {
  for (const statement of parse(file).statements) {
    if (!ts.isExportDeclaration(statement) || !statement.moduleSpecifier) continue;
    const named = statement.exportClause && ts.isNamedExports(statement.exportClause) ? statement.exportClause.elements : null;
    if (named && !named.some((element) => element.name.text === name)) continue;
    const target = resolve(statement.moduleSpecifier.text, file);
    if (target && (named || declares(target, name))) return target;
  }
  return file;
}

function declares(file, name) {
  return new RegExp(`\\b${name.replace(/\$/g, '\\$')}\\b`).test(parse(file).text);
}

function familyOf(binding, member, fromFile) {
  const { source } = binding;
  if (/^lucide-react(\/|$)/.test(source)) return 'lucide:icon';
  const file = resolve(source, fromFile);
  if (file) {
    const origin = throughBarrel(file, member ?? binding.imported);
    return isCopy(origin) ? `shadcn:${stem(origin)}` : null;
  }
  const match = /(?:^|\/)ui\/([^/]+)$/.exec(source);
  return match && SHADCN_MODULES.has(stem(match[1])) ? `shadcn:${stem(match[1])}` : null;
}

function importsOf(sourceFile) {
  const bindings = new Map();
  for (const statement of sourceFile.statements) {
    if (!ts.isImportDeclaration(statement) || !statement.importClause) continue;
    const source = statement.moduleSpecifier.text;
    const { name, namedBindings } = statement.importClause;
    if (name) bindings.set(name.text, { source, imported: 'default' });
    if (namedBindings && ts.isNamespaceImport(namedBindings)) bindings.set(namedBindings.name.text, { source, imported: '*' });
    if (namedBindings && ts.isNamedImports(namedBindings)) {
      for (const element of namedBindings.elements) {
        bindings.set(element.name.text, { source, imported: (element.propertyName ?? element.name).text });
      }
    }
  }
  return bindings;
}

function count(file) {
  const sourceFile = parse(file);
  const bindings = importsOf(sourceFile);
  const result = { families: {}, copy: isCopy(file), host: 0, component: 0, parse_ok: sourceFile.parseDiagnostics.length === 0 };
  const families = new Map();
  const add = (family) => {
    if (family) result.families[family] = (result.families[family] ?? 0) + 1;
  };
  const visitTag = (tag) => {
    const text = tag.getText(sourceFile);
    if (/^[a-z]/.test(text) && !text.includes('.')) {
      result.host += 1;
      if (Object.hasOwn(HOST_FAMILIES, text)) add(`html:${HOST_FAMILIES[text]}`);
      return;
    }
    result.component += 1;
    const [head, member] = text.split('.');
    const binding = bindings.get(head);
    if (!binding) return;
    if (!families.has(text)) families.set(text, familyOf(binding, binding.imported === '*' ? member : null, file));
    add(families.get(text));
  };
  const pending = [sourceFile];
  while (pending.length) {
    const node = pending.pop();
    if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) visitTag(node.tagName);
    ts.forEachChild(node, (child) => void pending.push(child));
  }
  return result;
}

const inventory = {};
for (const file of sourceFiles(root)) inventory[path.relative(root, file).split(path.sep).join('/')] = count(file);
process.stdout.write(JSON.stringify(inventory));
