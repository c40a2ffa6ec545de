"""Plugins as targets of a search: any VST2 or VST3 synthesiser, in a process of its own (extra `vst`)."""
