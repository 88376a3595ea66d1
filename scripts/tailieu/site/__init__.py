"""The built site: page contexts, lists, HTML filters, security policy, data files.

`mkdocs_plugin` is the only module that imports MkDocs.
"""
