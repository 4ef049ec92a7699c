"""Subjects, a file per family (or several); each file registers its own on import."""
