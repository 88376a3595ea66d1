"""The search index: from built HTML pages to small .js files that the browser loads on demand.

built_pages.py and reader.py read the pages; index.py and abbreviations.py make the index in
memory; files.py defines the files; builder.py runs it all on a folder.
"""
