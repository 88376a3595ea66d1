"""Copies for offline use: the bundle, packs in one HTML file, a reader's own pack, PDF."""
