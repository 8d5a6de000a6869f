"""What drifts from the approved system: one file a rule."""
