// The renaming task for ESLint: <Button variant> becomes <DsButton appearance>.
import parser from '@typescript-eslint/parser';

const rename = (context, node, name) =>
  context.report({ node, message: `use ${name}`, fix: (fixer) => fixer.replaceText(node, name) });

const rule = {
  meta: { type: 'suggestion', fixable: 'code', schema: [] },
  create: (context) => ({
    JSXElement({ openingElement, closingElement }) {
      if (openingElement.name.name !== 'Button') return;
      rename(context, openingElement.name, 'DsButton');
      if (closingElement) rename(context, closingElement.name, 'DsButton');
      for (const { name } of openingElement.attributes) {
        if (name?.name === 'variant') rename(context, name, 'appearance');
      }
    },
  }),
};

export default [
  {
    files: ['**/*.{tsx,jsx,ts,js}'],
    languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    plugins: { task: { rules: { rename: rule } } },
    rules: { 'task/rename': 'error' },
  },
];
