"""Files ⇄ programme, answers, plan: CSV, TOML, Pabulib. Lossless both ways."""
