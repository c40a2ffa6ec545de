"""How a recording goes on: sequence models, and the bars that they predict."""
