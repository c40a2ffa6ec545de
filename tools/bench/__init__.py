"""python -m tools.bench: measure loopseed's speed, and that of the program that it descends from, for comparison."""
