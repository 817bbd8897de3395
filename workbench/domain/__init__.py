"""Plain, frozen objects that every room shares; standard library only."""
