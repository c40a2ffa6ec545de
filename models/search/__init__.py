"""What a search for seeds needs of a model: its index, and the gradient of its distance from a loop."""
