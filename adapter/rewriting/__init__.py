"""From fixes to text: one plan a page, pieces rendered, imports united, and the proof that nothing was lost."""
