"""What a page is made of, whatever language it is written in."""

from adapter.tree.nodes import Attribute, Body, Broken, Code, Comment, Element, Misplaced, Plain, Text, Tree

__all__ = ["Attribute", "Body", "Broken", "Code", "Comment", "Element", "Misplaced", "Plain", "Text", "Tree"]
