"""Vietnamese text: words, syllables, old encodings, slugs.

Reads no file of the project and imports no other package of it.
"""
