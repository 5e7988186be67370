"""The group's weights of the criteria, with how far people are apart on them."""
