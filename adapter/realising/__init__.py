"""A component in the approved system: the fix that writes it there, or the reason why none is safe."""
