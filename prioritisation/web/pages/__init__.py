"""One thin render() each: ask, make one call, show."""
