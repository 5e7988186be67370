"""The programmes of the workspace: the list, what is done with one, and ways to a new one."""
