"""What if: the plan with other costs, scores, weights or budgets, before anything is kept."""
