"""python -m tools.bench: how fast loopseed is, beside the way of the program that it descends from."""
