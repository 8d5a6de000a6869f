// Asks the real Tailwind 4 what candidates declare: node record_v4.mjs NODE_MODULES CANDIDATES.json ANSWERS.json
//
// `{group: {candidate: [[property, value, conditions?, "!"?], ...] | null}}`, rules nested as Tailwind nests them.
import { createRequire } from 'node:module'
import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const [modules, candidates, target, sheet] = process.argv.slice(2)
const require = createRequire(pathToFileURL(`${modules}/`))
const { __unstable__loadDesignSystem } = await import(pathToFileURL(require.resolve('tailwindcss')).href.replace('.js', '.mjs'))
const theme = readFileSync(`${modules}/tailwindcss/theme.css`, 'utf8')
const system = await __unstable__loadDesignSystem(sheet ? readFileSync(sheet, 'utf8').replace('@import "tailwindcss";', `${theme}\n@tailwind utilities;`) : `${theme}\n@tailwind utilities;`)

function flatten(nodes, conditions = [], found = []) {
  for (const it of nodes) {
    if (it.kind === 'declaration' && it.value !== undefined && it.value !== null && it.property !== '--tw-sort') {
      const line = [it.property, it.value]
      if (conditions.length || it.important) line.push(conditions)
      found.push(it.important ? [...line, '!'] : line)
    } else if (it.kind === 'rule') {
      flatten(it.nodes, it.selector === '&' ? conditions : [...conditions, it.selector], found)
    } else if (it.kind === 'at-rule' && it.name !== '@property') {
      flatten(it.nodes, [...conditions, `${it.name} ${it.params}`], found)
    } else if (it.kind === 'context') {
      flatten(it.nodes, conditions, found)
    }
  }
  return found
}
function answer(name) {
  try {
    const nodes = system.parseCandidate(name).flatMap((it) => system.compileAstNodes(it)).flatMap(({ node }) => node.nodes)
    const found = flatten(nodes)
    return found.length ? found : null
  } catch {
    return null
  }
}
const groups = JSON.parse(readFileSync(candidates, 'utf8'))
const answers = Object.fromEntries(Object.entries(groups).map(([group, names]) => [group, Object.fromEntries(names.map((it) => [it, answer(it)]))]))
writeFileSync(target, JSON.stringify(answers))
