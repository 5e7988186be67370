"""Results → plain data (info) → plotly figure; works out no results."""
