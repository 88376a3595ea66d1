"""`tailieu import`: turn a Word or PDF file into a page of docs/.

    file → blocks (word/, pdf/) → what the document states (head/) → page (page.py) → docs/

The file may come from anywhere: nothing in it is executed, and no link or path in it is followed.
"""
