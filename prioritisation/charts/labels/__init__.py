"""Geometry of labels in px: how wide texts are, how they may be written, where they may stand."""
