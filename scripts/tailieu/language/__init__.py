"""Vietnamese text: words, syllables, legacy encodings, slugs.

Pure functions on strings: no files, and no imports from the other packages.
"""
