"""The source of the Max patches: boxes and cords as Python, written as the files of clients/max/loopseed.

`python -m tools.max_builder` writes them, and a test holds the committed files to what it writes. CONTRIBUTING.md says
how a change that was made in Max itself is brought back.
"""
