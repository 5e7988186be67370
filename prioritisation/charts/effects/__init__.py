"""Economic effects by year: what is put in against income to the town, and their balance."""
