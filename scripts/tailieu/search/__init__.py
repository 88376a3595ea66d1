"""The search index: from built HTML pages to small .js files that the browser loads on demand.

reader.py reads the pages; record.py takes from one page what the index needs;
index.py and abbreviations.py make the index in memory; files.py defines the files; builder.py runs
it all.
"""

import os

# NumPy is asked to sort, not for algebra, whose threads would stand in the way of forking.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
