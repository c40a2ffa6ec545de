"""The patch search: which parameters of the synthesiser make this sound?

`target` prepares the sound, with `pitch` and `gate`; `fitness` has the distances; `search` finds patches, with `cma`
and `descent`; `match` joins them and writes the answer; `cli` is the command.
"""
