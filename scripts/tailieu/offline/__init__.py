"""Copies to carry: the bundle, packs in one file, my pack, PDF."""
