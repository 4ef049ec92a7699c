"""Everything a visitor sees: the page, its looks, its examples, and how events become messages.

Builds on fromage_core's Chat and its events; knows nothing of models, indexes or tensors.
"""
