"""Text without grammar: pages, spans, lines."""
