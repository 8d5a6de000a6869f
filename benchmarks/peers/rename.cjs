// The renaming task for jscodeshift: <Button variant> becomes <DsButton appearance>.
module.exports = (file, { jscodeshift }) => {
  const root = jscodeshift(file.source);
  const found = root.find(jscodeshift.JSXElement, { openingElement: { name: { name: 'Button' } } });
  found.forEach(({ node }) => {
    const { openingElement, closingElement } = node;
    openingElement.name.name = 'DsButton';
    if (closingElement) closingElement.name.name = 'DsButton';
    for (const attribute of openingElement.attributes) {
      if (attribute.name?.name === 'variant') attribute.name.name = 'appearance';
    }
  });
  return found.size() ? root.toSource() : undefined;
};
