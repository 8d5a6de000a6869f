"""What the mappings say: vocabulary, dialects, systems, API snapshots; loaded, composed and checked."""
