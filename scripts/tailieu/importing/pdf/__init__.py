"""PDF files: their text, in the order in which it is read, and their digital signatures."""
