"""Word files: read safely, rewritten with the few elements that pandoc reads, read by pandoc."""
