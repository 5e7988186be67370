"""The programme on a page as one picture: for the page, a room, and paper."""
