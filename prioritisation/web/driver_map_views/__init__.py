"""The driver map: the picture, what it says, and how it is changed."""
