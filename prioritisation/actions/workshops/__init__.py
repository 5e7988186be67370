"""What facilitator and participants of a workshop do."""
