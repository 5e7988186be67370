"""Values and a plan → the problem in numbers → the best portfolio. Only user of PuLP and HiGHS."""
