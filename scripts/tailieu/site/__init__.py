"""What the built site says beside the pages' own text.

`mkdocs_plugin` is the only module that imports MkDocs.
"""
