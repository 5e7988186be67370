"""How far a weight can move before another portfolio is the best."""
