"""The rules of content, what runs them, and how findings are shown and fixed."""
