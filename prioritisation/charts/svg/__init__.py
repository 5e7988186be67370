"""A scene as SVG: one drawing for page, wall, paper and file."""
