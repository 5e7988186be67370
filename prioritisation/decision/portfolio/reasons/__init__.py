"""Why each measure is in or out: what it loses to turn a decision round, and what would."""
