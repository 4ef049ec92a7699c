"""Pictures and other assets of the demo."""
