"""Long runs that look for what breaks the program: `make soak`."""
