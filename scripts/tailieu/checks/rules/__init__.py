"""The rules of content: one module is one rule."""
