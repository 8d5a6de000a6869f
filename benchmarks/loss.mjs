// Lists what stands on pages that must not be lost, independently of our parser and of the catalogue: scripts are read by
// TypeScript's own parser, HTML by parse5.
//
// Usage: node loss.mjs MODULES ROOT < [paths]   prints {path: {items, tokens, parse_ok}} as JSON.
// An item is {kind, value, line, name, tag, whole, beside, above, call}; line from 1; `whole` is the value of the attribute around it,
// `beside` the other attributes of that element, `above` the tag around that, `call` the function whose call it stands in.  Kinds: `text` (what is shown), `string` (a literal of code or of
// an attribute), `code` (names and numbers), `attribute`, `property` (an entry of an object), `class`, `comment`, `handler`
// (a statement or an expression of a handler, HOLE where one of its parameters stood), `alias` (a local name, and by `name` what
// it is elsewhere).  `tokens` is the page's code.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const [modules, root] = process.argv.slice(2).map((argument) => path.resolve(argument));
const ts = createRequire(import.meta.url)(path.join(modules, 'typescript'));
const parse5 = await import(path.join(modules, 'parse5', 'dist', 'index.js'));

const HOLE = '\u0001';
const CLASS = /^class$|class(List|Names?)?$/i;
const HANDLER = /^on[A-Z]\w*$/;
const KINDS = { '.tsx': ts.ScriptKind.TSX, '.jsx': ts.ScriptKind.JSX, '.ts': ts.ScriptKind.TS, '.js': ts.ScriptKind.JSX };
const flat = (text = '') => text.replace(/\s+/g, ' ').trim();

// The entities of JSX are HTML's; of text alone, so that the parser is that of HTML in both languages.
const decode = (text) => (text.includes('&') ? (parse5.parseFragment(text.replace(/</g, '&lt;')).childNodes[0]?.value ?? '') : text);

function script(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, KINDS[path.extname(file)] ?? ts.ScriptKind.TSX);
  const items = [];
  const tokens = [];
  const commented = new Set();
  const parameters = new Set();
  const add = (kind, value, node, more = {}) => {
    const line = source.getLineAndCharacterOfPosition(typeof node === 'number' ? node : node.getStart(source)).line + 1;
    if (value !== '') items.push({ kind, value, line, name: '', tag: '', whole: '', beside: [], above: '', call: '', ...more });
  };
  const leaves = (node) => {
    const children = node.getChildren(source).filter((it) => it.kind < ts.SyntaxKind.FirstJSDocNode || it.kind > ts.SyntaxKind.LastJSDocNode);
    return children.length ? children.flatMap(leaves) : [node];
  };
  const printed = (node) => leaves(node).map((it) => it.getText(source)).filter((it) => it.trim() && it !== ';' && it !== ',');

  const comments = (node) => {
    if (node.kind === ts.SyntaxKind.JsxText) return;
    const ranges = [...(ts.getLeadingCommentRanges(text, node.pos) ?? []), ...(ts.getTrailingCommentRanges(text, node.pos) ?? [])];
    for (const { pos, end } of ranges) {
      if (commented.has(pos) || pos >= node.getStart(source)) continue;
      commented.add(pos);
      add('comment', flat(text.slice(pos, end)), pos);
    }
  };

  const isMarkup = (node) => ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node) || ts.isJsxFragment(node);
  const holdsMarkup = (node) => isMarkup(node) || node.getChildren(source).some(holdsMarkup);
  const valueOf = (initializer) => {
    if (!initializer) return 'true';
    if (holdsMarkup(initializer)) return '<>'; // what it is made of is listed by itself
    const inner = ts.isJsxExpression(initializer) ? initializer.expression : initializer;
    if (!inner) return '';
    if (ts.isStringLiteral(inner)) return ts.isJsxExpression(initializer) ? inner.text : flat(decode(inner.text));
    return ts.isNoSubstitutionTemplateLiteral(inner) ? inner.text : printed(inner).join(' ');
  };
  const above = (element) => {
    let it = element.parent;
    if (ts.isJsxOpeningElement(element)) it = it.parent;
    while (it && !ts.isJsxElement(it)) it = it.parent;
    return it ? it.openingElement.tagName.getText(source) : '';
  };
  const placeOf = (attribute) => ({
    above: above(attribute.parent.parent),
    name: attribute.name.getText(source),
    tag: attribute.parent.parent.tagName.getText(source),
    whole: valueOf(attribute.initializer),
    beside: attribute.parent.properties.filter((it) => it !== attribute && it.name).map((it) => it.name.getText(source)),
  });
  // The attribute or property around a literal: what a mapping may read it by.
  const calleeOf = (node) => {
    let it = node.parent;
    while (it && !ts.isCallExpression(it)) it = it.parent;
    for (it = it?.expression; it && !ts.isIdentifier(it); ) it = it.expression;
    return it ? it.text : '';
  };
  const around = (node) => ({ ...within(node), call: calleeOf(node) });
  const within = (node) => {
    let name = '';
    for (let it = node.parent; it; it = it.parent) {
      if (ts.isPropertyAssignment(it) && !name) name = it.name.getText(source);
      if (ts.isJsxAttribute(it)) return name ? { ...placeOf(it), name, in: it.name.getText(source) } : placeOf(it);
      if (ts.isFunctionLike(it) || ts.isStatement(it)) break;
    }
    return { name };
  };
  const literal = (value, node) => {
    if (parameters.has(node)) return;
    const place = around(node);
    if (CLASS.test(place.in ?? '') || CLASS.test(place.name)) {
      for (const token of value.split(/\s+/).filter(Boolean)) add('class', token, node, place);
    } else add('string', flat(value), node, place);
  };

  const handler = (attribute) => {
    let body = attribute.initializer?.expression;
    if (!body) return;
    while (ts.isParenthesizedExpression(body)) body = body.expression;
    const more = placeOf(attribute);
    const holes = new Set();
    if (ts.isArrowFunction(body) || ts.isFunctionExpression(body)) {
      const named = (it) => (ts.isIdentifier(it) ? holes.add(it.text) : it.elements.forEach((one) => one.name && named(one.name)));
      body.parameters.forEach((it) => named(it.name));
      body.parameters.flatMap(leaves).forEach((it) => parameters.add(it));
      body = body.body;
    }
    const isHole = (it) => holes.has(it.getText(source)) && !(ts.isPropertyAccessExpression(it.parent) && it.parent.name === it);
    leaves(body).filter(isHole).forEach((it) => parameters.add(it));
    const masked = (node) =>
      leaves(node)
        .map((it) => (isHole(it) ? HOLE : it.getText(source)))
        .filter((it) => it.trim() && it !== ';' && it !== ',')
        .join(' ');
    for (const part of ts.isBlock(body) ? body.statements : [body]) add('handler', masked(part), part, more);
  };

  const visit = (node) => {
    if (ts.isImportDeclaration(node)) {
      leaves(node).forEach(comments);
      const named = node.importClause?.namedBindings;
      for (const it of named && ts.isNamedImports(named) ? named.elements : []) {
        if (it.propertyName) add('alias', it.name.text, it, { name: it.propertyName.text });
      }
      return;
    }
    if (ts.isBindingElement(node) && node.propertyName) add('alias', node.name.getText(source), node, { name: node.propertyName.getText(source) });
    if (ts.isJsxAttribute(node)) {
      const place = placeOf(node);
      if (HANDLER.test(place.name)) handler(node);
      else if (!CLASS.test(place.name)) add('attribute', place.whole, node, place);
      if (node.initializer && ts.isStringLiteral(node.initializer)) literal(decode(node.initializer.text), node.initializer);
      else if (node.initializer) visit(node.initializer);
      leaves(node).forEach(comments);
      return;
    }
    if (ts.isJsxSpreadAttribute(node)) add('attribute', printed(node.expression).join(' '), node, { name: '...', tag: node.parent.parent.tagName.getText(source) });
    if (ts.isJsxText(node)) add('text', flat(decode(node.text)), node.pos + node.text.search(/\S|$/));
    else if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) literal(node.text, node);
    else if (ts.isPropertyAssignment(node)) add('property', valueOf(node.initializer), node, { call: calleeOf(node), name: node.name.text ?? node.name.getText(source) });
    if ((ts.isIdentifier(node) || ts.isNumericLiteral(node)) && !isTagName(node) && !isAttributeName(node) && !parameters.has(node)) add('code', node.getText(source), node, around(node));
    const children = node.getChildren(source);
    if (!children.length) {
      comments(node);
      if (node.getText(source).trim()) tokens.push(node.getText(source));
    }
    children.forEach(visit);
  };
  const isTagName = (node) => {
    let it = node;
    while (ts.isPropertyAccessExpression(it.parent)) it = it.parent;
    return (ts.isJsxOpeningLikeElement(it.parent) || ts.isJsxClosingElement(it.parent)) && it.parent.tagName === it;
  };
  const isAttributeName = (node) => ts.isJsxAttribute(node.parent) && node.parent.name === node;
  visit(source);
  return { items, tokens: printed(source).join(' '), parse_ok: source.parseDiagnostics.length === 0 };
}

function page(text) {
  const items = [];
  const add = (kind, value, place, more = {}) => {
    if (value !== '') items.push({ kind, value, line: place?.startLine ?? 0, name: '', tag: '', whole: '', beside: [], above: '', call: '', ...more });
  };
  const visit = (node) => {
    const place = node.sourceCodeLocation;
    if (node.nodeName === '#text') add(node.parentNode.nodeName === 'script' ? 'script' : 'text', flat(node.value), place);
    if (node.nodeName === '#comment') add('comment', flat(node.data), place);
    for (const { name, value } of node.attrs ?? []) {
      const at = place?.attrs?.[name] ?? place;
      if (name === 'class') value.split(/\s+/).forEach((it) => add('class', it, at, { name, tag: node.nodeName }));
      else add(name.startsWith('on') ? 'handler' : 'attribute', value === '' ? 'true' : flat(value), at, { name, tag: node.nodeName });
    }
    for (const child of [...(node.childNodes ?? []), ...(node.content ? [node.content] : [])]) visit(child);
  };
  visit(parse5.parse(text, { sourceCodeLocationInfo: true }));
  return { items, tokens: '', parse_ok: true };
}

const found = {};
for (const file of JSON.parse(readFileSync(0, 'utf8'))) {
  const text = readFileSync(path.join(root, file), 'utf8');
  found[file] = /\.html?$/.test(file) ? page(text) : script(path.join(root, file), text);
}
process.stdout.write(JSON.stringify(found));
