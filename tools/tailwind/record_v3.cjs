// Asks the real Tailwind 3 what candidates declare: node record_v3.cjs TAILWINDCSS CANDIDATES.json ANSWERS.json [CONFIG.json]
//
// Without an own configuration every listed class is asked too.
// `{group: {candidate: [[property, value, [at-rules], selector, "!"?], ...] | null}}`; the class is `&` in the selector.
const { readFileSync, writeFileSync } = require('node:fs')
const [modules, candidates, target, own] = process.argv.slice(2)
const { createContext } = require(`${modules}/lib/lib/setupContextUtils.js`)
const { generateRules } = require(`${modules}/lib/lib/generateRules.js`)
const { asClass } = require(`${modules}/lib/util/nameClass.js`)
const resolveConfig = require(`${modules}/resolveConfig.js`)
const postcss = require(require.resolve('postcss', { paths: [modules] }))
const config = resolveConfig({ ...(own ? JSON.parse(readFileSync(own, 'utf8')) : {}), content: [], corePlugins: { preflight: false } })
console.warn = () => {}

function flatten(node, name, rules, selector, found) {
  if (node.type === 'decl') found.push([node.prop, node.value, rules, selector, ...(node.important ? ['!'] : [])])
  else if (node.type === 'rule') node.nodes.forEach((it) => flatten(it, name, rules, node.selector.replaceAll(asClass(name), '&'), found))
  else if (node.type === 'atrule' && node.name === 'defaults') return
  else if (node.type === 'atrule' && node.name !== 'keyframes') (node.nodes ?? []).forEach((it) => flatten(it, name, [...rules, `@${node.name} ${node.params}`.replace(/^(@\w+)(?=\()/, '$1 ').trim()], selector, found))
}
const context = createContext(config, [], postcss.root())
const silent = (run) => { try { return run() } catch { return [] } }
function answer(name) {
  const found = []
  for (const [, rule] of silent(() => context.offsets.sort(generateRules(new Set([name]), context)))) flatten(rule, name, [], '&', found)
  const own = found.filter((it) => it[3].includes('&')) // `m--4` makes a rule for another class
  return own.length ? own : null
}
const classes = context.getClassList({ includeMetadata: true }).map((it) => (Array.isArray(it) ? it[0] : it))
if (candidates === '--names') {
  const roots = [...context.candidateRuleMap.keys()].filter((it) => it !== '*')
  const variants = context.getVariants().filter((it) => !it.isArbitrary).map((it) => it.name)
  writeFileSync(target, JSON.stringify({ classes, roots, variants }))
} else {
  const groups = { ...JSON.parse(readFileSync(candidates, 'utf8')), ...(own ? {} : { classes }) }
  writeFileSync(target, JSON.stringify(Object.fromEntries(Object.entries(groups).map(([group, names]) => [group, Object.fromEntries(names.map((it) => [it, answer(it)]))]))))
}
