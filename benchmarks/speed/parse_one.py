"""The yardstick for one small file: import what any such tool imports, and parse that file."""

import dataclasses
import sys

import click
import tree_sitter_typescript
from tree_sitter import Language, Parser

with open(sys.argv[1], "rb") as file:
    tree = Parser(Language(tree_sitter_typescript.language_tsx())).parse(file.read())
print(dataclasses.__name__, click.__name__, tree.root_node.type)
