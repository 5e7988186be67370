"""The wall: the drawing of a board for a whole room, a page of its own that follows the store."""
