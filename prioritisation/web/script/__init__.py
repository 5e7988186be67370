"""The script that Streamlit runs.

It has a folder of its own: beside a folder called ``pages`` Streamlit would take every module
in that for a page, and list them until the navigation is there.
"""
