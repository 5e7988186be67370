"""Plans of several years with rules: which measures start, and when."""
