"""What people do, one function each. Only writer of the store."""
