"""The built-in synthesiser, in numpy: its parameters, its patches, and their sound.

`parameters` is the table of all parameters, `patches` reads and writes them as .json, `synth` renders notes; `waves`,
`controls` and `filters` are the parts of the sound.
"""
