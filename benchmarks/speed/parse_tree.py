"""The yardstick of speed.py: read every file below a folder and parse it with the bare grammar."""

import os
import sys
import time

import tree_sitter_typescript
from tree_sitter import Language, Parser

parser = Parser(Language(tree_sitter_typescript.language_tsx()))
start = time.perf_counter()
count = size = 0
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        if name.endswith((".tsx", ".jsx", ".ts", ".js")):
            with open(os.path.join(folder, name), "rb") as file:
                data = file.read()
            parser.parse(data)
            count += 1
            size += len(data)
print(count, size, time.perf_counter() - start)
