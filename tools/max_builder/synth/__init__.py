"""The twin of the built-in synthesiser in stock objects of Max: its sound, its part with a face, and its device.

The laws are those of inference/search/synth, and all parameters come from its table.
"""
