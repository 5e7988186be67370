"""The wall of a workshop: it shows what the facilitator puts there."""
