"""Settings, a few to a file; each registers its own on import."""
