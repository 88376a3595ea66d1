"""The site while it is being written: pages drawn as they are asked for, and again on every save.

Pages come from what is on the disk now, everything else from the last build of the whole site,
which follows every save in a process of its own.
"""
