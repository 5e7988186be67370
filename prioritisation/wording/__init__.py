"""Results, rules, errors → sentences and numbers in each language; owns the catalogues."""
