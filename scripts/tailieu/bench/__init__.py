"""Measurements that decide: `tailieu bench …`. Nothing here is part of a site."""
